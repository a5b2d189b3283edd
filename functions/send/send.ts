import type { Kind } from '../domain/kind.ts';
import { type Notification, type Parsed, parseNotification } from '../domain/notification.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { type Concluding, createConclude } from './conclude.ts';
import type { Ended, Ending, QueueRecord } from './ending.ts';
import { createTell, type Telling } from './tell.ts';

export interface SendDeps extends Telling, Concluding {
  readonly kinds: ReadonlyMap<string, Kind>;
}

/**
 * The sender of one lane: parse → decide → claim → publish → settle.
 * Answers the ids of the records that must come again; all others have ended.
 */
export function createSend(deps: SendDeps) {
  const tell = createTell(deps);
  const conclude = createConclude(deps);

  return async function send(
    records: readonly QueueRecord[],
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    const parsed = records.map((record) => ({
      record,
      parsed: parseNotification(record.body, deps.kinds, deps.clock.nowMs()),
    }));
    const rejected = parsed.flatMap(({ record, parsed }): Ended[] =>
      parsed.valid ? [] : [{ record, ending: rejectedAs(parsed) }],
    );
    const valid = parsed.flatMap(({ record, parsed }) =>
      parsed.valid ? [{ record, notification: parsed.notification }] : [],
    );
    const told = await Promise.all(
      byRecipient(valid).map((turn) =>
        inTurn(turn, async ({ record, notification }) => ({
          record,
          ending: await tell(notification, record.messageId, remainingMs),
        })),
      ),
    );
    return conclude([...rejected, ...told.flat()]);
  };
}

const rejectedAs = ({ rejection, subject }: Extract<Parsed, { valid: false }>): Ending => ({
  is: 'failed',
  reason: rejectionReason(rejection),
  ...(subject === undefined ? {} : { subject }),
});

/** Recipients are served side by side, so that one with a thousand events holds up no other. */
function byRecipient<T extends { notification: Notification }>(all: readonly T[]) {
  return [...Map.groupBy(all, ({ notification }) => notification.recipient.phone).values()];
}

async function inTurn<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await each(one));
  return results;
}
