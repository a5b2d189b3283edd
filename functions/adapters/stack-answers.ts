import type { StackAnswers } from '../ports/account.ts';

/**
 * Puts the answer where CloudFormation waits for it: a signed URL, by its user guide (response
 * objects).
 * @param timeoutMs for one attempt, of which there are three
 */
export function httpStackAnswers(timeoutMs: number): StackAnswers {
  return {
    async answer({ ResponseURL, StackId, RequestId, LogicalResourceId }, physicalId, outcome) {
      const reason = outcome.is === 'failed' ? { Reason: cut(outcome.reason) } : {};
      const answer = {
        Status: outcome.is === 'done' ? 'SUCCESS' : 'FAILED',
        ...reason,
        PhysicalResourceId: physicalId,
        ...{ StackId, RequestId, LogicalResourceId },
      };
      // As bytes: text would be sent with a content type, which the URL is not signed for.
      const body = new TextEncoder().encode(JSON.stringify(answer));
      await put(ResponseURL, body, timeoutMs, ATTEMPTS);
    },
  };
}

const ATTEMPTS = 3;

/** The whole answer has 4,096 bytes at most. */
const REASON_MAX = 1_000;
const cut = (reason: string): string =>
  reason.length > REASON_MAX ? `${reason.slice(0, REASON_MAX)}…` : reason;

async function put(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  timeoutMs: number,
  attempts: number,
): Promise<void> {
  try {
    const { ok, status } = await fetch(url, {
      ...{ method: 'PUT', body, signal: AbortSignal.timeout(timeoutMs) },
    });
    // Never the URL: whoever has it may answer in our place.
    if (!ok) throw new Error(`CloudFormation's URL answered ${status}`);
  } catch (error) {
    if (attempts <= 1) throw error;
    await put(url, body, timeoutMs, attempts - 1);
  }
}
