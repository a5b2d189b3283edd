import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../ports.ts';

/**
 * Fetches a secret's text at its first use, and keeps it for the life of the worker.
 * @param timeoutMs for one fetch with the SDK's retries
 */
export function secretText(secretId: string, timeoutMs: number): () => Promise<string> {
  let fetched: Promise<string> | undefined;
  return () => {
    // A failed fetch is not kept: the next use tries again.
    fetched ??= fetchText(secretId, timeoutMs).catch((error: unknown) => {
      fetched = undefined;
      throw error;
    });
    return fetched;
  };
}

/** A secret that may be another one from one moment to the next. */
export interface RotatedSecret {
  /** As it was at most 5 minutes ago. */
  text(): Promise<string>;
  /**
   * As it is now, for whoever suspects that it was rotated. Undefined where it was asked for in the
   * last 10 seconds: whoever sends forged tokens shall not keep Secrets Manager busy.
   * @throws where it cannot be fetched, or could not in the last 10 seconds
   */
  newer(): Promise<string | undefined>;
}

/**
 * Fetches a secret's text again and again, so that a rotation needs no deployment.
 * @param timeoutMs for one fetch with the SDK's retries
 */
export function rotatedSecret(secretId: string, timeoutMs: number, clock: Clock): RotatedSecret {
  let held: { readonly text: string; readonly atMs: number } | undefined;
  let last = { askedAtMs: Number.NEGATIVE_INFINITY, fetched: Promise.resolve('') };
  const fetchNow = async () => {
    const askedAtMs = clock.nowMs();
    last = { askedAtMs, fetched: fetchText(secretId, timeoutMs) };
    held = { text: await last.fetched, atMs: askedAtMs };
    return held.text;
  };
  return {
    text: async () =>
      held !== undefined && clock.nowMs() - held.atMs < KEEP_MS ? held.text : fetchNow(),
    async newer() {
      if (clock.nowMs() - last.askedAtMs > PAUSE_MS) return fetchNow();
      // Where that failed, nobody can say that there is no newer one.
      await last.fetched;
      return undefined;
    },
  };
}

const KEEP_MS = 5 * 60_000;
const PAUSE_MS = 10_000;

async function fetchText(secretId: string, timeoutMs: number): Promise<string> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
    abortSignal: AbortSignal.timeout(timeoutMs),
  });
  if (SecretString === undefined || SecretString === '') {
    throw new Error(`the secret ${secretId} holds no text`);
  }
  return SecretString;
}
