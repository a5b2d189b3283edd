import fc from 'fast-check';
import { NothingWritten } from '../../functions/ports.ts';
import { IS_FULL } from './budget.ts';

/**
 * Searches the orders in which calls that are under way at once can be done and answered. What
 * fails is shown with the order and the seed.
 * @param run what may be asserted of any order; it waits for its calls by the scheduler
 * @param runs how many orders, 20 times as many in the full run; 200 by default
 */
export const race = <T>(
  anyPlan: fc.Arbitrary<T>,
  run: (scheduler: fc.Scheduler, plan: T) => Promise<void>,
  runs = 200,
): Promise<void> =>
  fc.assert(fc.asyncProperty(fc.scheduler(), anyPlan, run), { numRuns: runs * (IS_FULL ? 20 : 1) });

/** How long a test may take for it. */
export const RACES_MS = IS_FULL ? 300_000 : 20_000;

/** What becomes of a call on its way. */
export type Passage =
  | 'answered'
  /** Its answer is lost, and the SDK makes it again. */
  | 'made again'
  /** It is done, and nobody hears of it. */
  | 'unanswered'
  /** It never arrives, and nobody knows that. */
  | 'lost'
  /** It is not done, and that is known. */
  | 'turned away';

/** Of the calls of one worker, in turn; those after them are answered. */
export const anyPassages = (maxLength = 4): fc.Arbitrary<readonly Passage[]> =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('answered' as const) },
      { weight: 2, arbitrary: fc.constant('made again' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...(['unanswered', 'lost', 'turned away'] as const)),
      },
    ),
    { maxLength },
  );

/** Makes calls as a worker does: what becomes of each is drawn, and when is the scheduler's. */
export function aLine(scheduler: fc.Scheduler, worker: string, passages: readonly Passage[]) {
  let calls = 0;
  const moment = (what: string) => scheduler.schedule(Promise.resolve(), `${worker}: ${what}`);

  return async <T>(what: string, call: () => Promise<T>): Promise<T> => {
    const passage = passages[calls] ?? 'answered';
    calls += 1;
    await moment(`${what}, ${passage}`);
    if (passage === 'turned away') throw new NothingWritten('ThrottlingException');
    if (passage === 'lost') throw new NoAnswer();
    let answer = await call();
    if (passage === 'made again') {
      await moment(`${what} again`);
      answer = await call();
    }
    await moment(`${what} is over`);
    if (passage === 'unanswered') throw new NoAnswer();
    return answer;
  };
}

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
