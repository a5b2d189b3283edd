import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';
import type { InvocationResult } from './invocation.ts';
import type { Lambda } from './lambda.ts';

/** Takes an event for a function, and answers before the function has seen it. */
export type InvokeLater = (functionName: string, event: unknown) => void;

export interface LaterInvocations {
  readonly invokeLater: InvokeLater;
  /** An event is with its function. */
  isBusy(): boolean;
}

/** @returns whether it is kept */
export type DeadLetter = (
  functionName: string,
  event: unknown,
  failure: Extract<InvocationResult, { ok: false }>,
) => Promise<boolean>;

interface Accepted {
  readonly id: string;
  readonly functionName: string;
  readonly event: unknown;
  readonly attempt: number;
  readonly dueMs: number;
}

/**
 * Asynchronous invocation: an event that was accepted reaches the function at least once, also
 * where this process is killed. A function that fails sees it twice more, after one minute and then
 * after two (Lambda developer guide, on asynchronous invocation); after that it is dropped.
 * @param dropped hears of what no attempt was good for
 * @param deadLetter takes it, where the function has a place for that
 */
export function startLaterInvocations(
  { clock, store }: { readonly clock: Clock; readonly store: Store },
  lambda: Pick<Lambda, 'invoke'>,
  dropped: (message: string) => void,
  deadLetter: DeadLetter = async () => false,
): LaterInvocations {
  const accepted = store.collection<Accepted>('later-invocations');
  let running = 0;

  const run = async (one: Accepted) => {
    running += 1;
    try {
      const result = await lambda.invoke(one.functionName, one.event);
      if (result.ok) return accepted.delete(one.id);
      const waitSeconds = RETRY_AFTER_SECONDS[one.attempt - 1];
      if (waitSeconds === undefined) {
        const isKept = await deadLetter(one.functionName, one.event, result);
        accepted.delete(one.id);
        if (isKept) return;
        return dropped(`${one.functionName} dropped an event: ${result.errorMessage}`);
      }
      take({ ...one, attempt: one.attempt + 1, dueMs: clock.now() + waitSeconds * 1000 });
    } catch (error) {
      accepted.delete(one.id);
      dropped(`${one.functionName} dropped an event: ${String(error)}`);
    } finally {
      running -= 1;
    }
  };

  const take = (one: Accepted) => {
    accepted.put(one.id, one);
    clock.at(one.dueMs, () => void run(one));
  };

  // What an earlier process left behind.
  for (const one of accepted.values()) take(one);
  return {
    invokeLater: (functionName, event) =>
      take({ id: randomUUID(), functionName, event, attempt: 1, dueMs: clock.now() }),
    isBusy: () => running > 0,
  };
}

const RETRY_AFTER_SECONDS = [60, 120];
