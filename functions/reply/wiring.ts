import { busAnnouncer } from '../adapters/announcer.ts';
import { systemClock } from '../adapters/clock.ts';
import { sqsDeadLetters } from '../adapters/dead-letters.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { sqsOutbox } from '../adapters/outbox.ts';
import { dailyAllowance } from '../adapters/recipients/allowance.ts';
import { recipientAsks } from '../adapters/recipients/asks.ts';
import { recipientChoices } from '../adapters/recipients/choices.ts';
import { recipientMemory } from '../adapters/recipients/memory.ts';
import { openRecipients } from '../adapters/recipients/open-recipients.ts';
import { tableReplies } from '../adapters/recipients/replies.ts';
import { randomTokens } from '../adapters/tokens.ts';
import { batchHandler } from '../batch/wiring.ts';
import { ENTRIES } from '../catalog/index.ts';
import { superseders } from '../domain/item-mark.ts';
import type { readReplyEnv } from './env.ts';
import { createReply } from './reply.ts';

/** A Lambda handler for batches of the replies' queue, with partial batch responses. */
export function createHandler(env: ReturnType<typeof readReplyEnv>) {
  const timeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const metrics = embeddedMetrics('replies', systemClock);
  const table = openRecipients(env, timeoutMs);
  const reply = createReply({
    asks: recipientAsks(table),
    replies: tableReplies(table, systemClock),
    allowance: dailyAllowance(table),
    choices: recipientChoices(table),
    memory: recipientMemory(table),
    announcer: busAnnouncer(env.BUS_NAME, timeoutMs),
    answers: sqsOutbox(env.ANSWERS_QUEUE_URL, timeoutMs),
    deadLetters: sqsDeadLetters(env.DEAD_LETTER_QUEUE_URL, timeoutMs),
    supersedersOf: superseders(ENTRIES),
    answersPerDay: env.ANSWERS_PER_DAY,
    timeZone: env.TIME_ZONE,
    clockSkewMs: env.CLOCK_SKEW_SECONDS * 1000,
    leaseMs: env.LEASE_SECONDS * 1000,
    tokens: randomTokens,
    replyMs: env.REPLY_SECONDS * 1000,
    clock: systemClock,
    log: jsonLog(),
    metrics,
  });
  return batchHandler(reply, metrics);
}
