import type { Lesson } from '../../functions/domain/lesson.ts';
import { createLearn, type LearnDeps } from '../../functions/learning/learn.ts';
import { FACTS_BY_NAME } from '../support/a-fact.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryLog } from '../support/memory-log.ts';

export const MARK_LIFE_MS = 5 * 86_400_000;
export const LEARN_MS = 6_000;

/** A learner whose surroundings are in memory, and everything that they saw. */
export function aLearner(change: Partial<LearnDeps> = {}) {
  const remembered: (readonly [phone: string, lesson: Lesson])[] = [];
  const marked: (readonly [phone: string, itemId: string, entry: string, atMs: number])[] = [];
  const deadLetters: (readonly [body: string, reason: string])[] = [];
  const counted: string[] = [];
  const { log, logged } = memoryLog();
  const learn = createLearn({
    facts: FACTS_BY_NAME,
    memory: { remember: async (...written) => void remembered.push(written) },
    marks: { mark: async (...written) => void marked.push(written) },
    markLifeMs: MARK_LIFE_MS,
    learnMs: LEARN_MS,
    deadLetters: { put: async (...letter) => void deadLetters.push(letter) },
    clock: { nowMs: () => NOON_MS },
    log,
    metrics: {
      count: (name, reason) => void counted.push(reason === undefined ? name : `${name} ${reason}`),
      flush: () => {},
    },
    ...change,
  });
  return {
    ...{ remembered, marked, deadLetters, counted, logged },
    learn: (...bodies: string[]) => learnWithin(20_000, ...bodies),
    learnWithin,
  };

  function learnWithin(remainingMs: number, ...bodies: string[]) {
    const records = bodies.map((body, i) => ({ messageId: `m-${i + 1}`, body }));
    return learn(records, () => remainingMs);
  }
}
