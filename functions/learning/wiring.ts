import { systemClock } from '../adapters/clock.ts';
import { sqsDeadLetters } from '../adapters/dead-letters.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { itemMarks } from '../adapters/recipients/marks.ts';
import { recipientMemory } from '../adapters/recipients/memory.ts';
import { openRecipients } from '../adapters/recipients/open-recipients.ts';
import { batchHandler } from '../batch/wiring.ts';
import { ENTRIES, FACTS } from '../catalog/index.ts';
import { markSeconds } from '../domain/item-mark.ts';
import type { readLearningEnv } from './env.ts';
import { createLearn } from './learn.ts';

/** A Lambda handler for batches of the facts' queue, with partial batch responses. */
export function createHandler(env: ReturnType<typeof readLearningEnv>) {
  const writeTimeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const metrics = embeddedMetrics('facts', systemClock);
  const table = openRecipients(env, writeTimeoutMs);
  const markLifeSeconds = markSeconds(ENTRIES);
  const learn = createLearn({
    facts: new Map(FACTS.map((fact) => [fact.name, fact])),
    memory: recipientMemory(table),
    marks: itemMarks(table, markLifeSeconds, systemClock),
    markLifeMs: markLifeSeconds * 1000,
    learnMs: env.LEARN_SECONDS * 1000,
    deadLetters: sqsDeadLetters(env.DEAD_LETTER_QUEUE_URL, writeTimeoutMs),
    clock: systemClock,
    log: jsonLog(),
    metrics,
  });
  return batchHandler(learn, metrics);
}
