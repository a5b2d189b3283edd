import { tablePace } from '../../../functions/adapters/controls/table-pace.ts';
import { dailyAllowance } from '../../../functions/adapters/recipients/allowance.ts';
import { recipientAsks } from '../../../functions/adapters/recipients/asks.ts';
import { recipientChoices } from '../../../functions/adapters/recipients/choices.ts';
import { tableDeliveries } from '../../../functions/adapters/recipients/deliveries.ts';
import { itemMarks } from '../../../functions/adapters/recipients/marks.ts';
import { recipientMemory } from '../../../functions/adapters/recipients/memory.ts';
import { tableReplies } from '../../../functions/adapters/recipients/replies.ts';
import { ENTRIES, FACTS } from '../../../functions/catalog/index.ts';
import { markSeconds, superseders } from '../../../functions/domain/item-mark.ts';
import { createDoor } from '../../../functions/door/door.ts';
import { createLearn } from '../../../functions/learning/learn.ts';
import { createPreferences } from '../../../functions/preferences/preferences.ts';
import { createReceive } from '../../../functions/receipts/receipts.ts';
import { createReply } from '../../../functions/reply/reply.ts';
import { laneTiming } from '../../../lib/lane-timing.ts';
import { surroundOf } from './surround.ts';
import type { Surroundings } from './surroundings.ts';
import type { Worker } from './worker.ts';

const SUPERSEDERS_OF = superseders(ENTRIES);
const MARK_SECONDS = markSeconds(ENTRIES);
const FACTS_BY_NAME = new Map(FACTS.map((fact) => [fact.name, fact]));

/** Each wired as its handler wires it. */
export function learnerOf(around: Surroundings, worker: Worker) {
  const table = around.tables.recipientsOf(worker);
  const surround = surroundOf(around, worker);
  return createLearn({
    ...surround,
    facts: FACTS_BY_NAME,
    memory: recipientMemory(table),
    marks: itemMarks(table, MARK_SECONDS, surround.clock),
    markLifeMs: MARK_SECONDS * 1_000,
    learnMs: 3 * around.settings.writeTimeoutSeconds * 1_000,
    deadLetters: around.queues.deadLettersOf(worker, 'facts'),
  });
}

export function replierOf(around: Surroundings, worker: Worker) {
  const { settings, queues } = around;
  const table = around.tables.recipientsOf(worker);
  const surround = surroundOf(around, worker);
  return createReply({
    ...surround,
    asks: recipientAsks(table),
    replies: tableReplies(table, surround.clock),
    allowance: dailyAllowance(table),
    choices: recipientChoices(table),
    memory: recipientMemory(table),
    answers: queues.outboxOf(worker, 'transactional', around.recorder.answering),
    deadLetters: queues.deadLettersOf(worker, 'replies'),
    supersedersOf: SUPERSEDERS_OF,
    answersPerDay: settings.answersPerDay,
    timeZone: settings.timeZone,
    clockSkewMs: settings.clockSkewSeconds * 1_000,
    leaseMs: laneTiming(settings).leaseSeconds * 1_000,
    replyMs: REPLY_CALLS * settings.writeTimeoutSeconds * 1_000,
  });
}

/** As `replySecondsOf` in `lib/replies.ts` counts them. */
const REPLY_CALLS = 14;

/** @param arriving told of each text that lies on the queue */
export function doorOf(around: Surroundings, worker: Worker, arriving: () => void) {
  return createDoor({
    ...surroundOf(around, worker),
    callers: { isSigned: async () => true, isSecret: async () => true },
    queue: around.queues.outboxOf(worker, 'replies', arriving),
    deadLetters: around.queues.deadLettersOf(worker, 'replies'),
  });
}

export function preferencesOf(around: Surroundings, worker: Worker) {
  const table = around.tables.recipientsOf(worker);
  return createPreferences({
    ...surroundOf(around, worker),
    recipientOf: async (token) => token,
    choices: recipientChoices(table),
    memory: recipientMemory(table),
    timeZone: around.settings.timeZone,
  });
}

export function receiverOf(around: Surroundings, worker: Worker) {
  const { settings } = around;
  const table = around.tables.recipientsOf(worker);
  const surround = surroundOf(around, worker);
  return createReceive({
    ...surround,
    deliveries: tableDeliveries(table, {
      skewMs: settings.clockSkewSeconds * 1_000,
      withinMs: settings.functionTimeoutSeconds * 1_000,
    }),
    memory: recipientMemory(table),
    pace: tablePace(around.tables.controlsOf(worker), NO_SLOTS),
    metricsOf: { transactional: surround.metrics, marketing: surround.metrics },
    fenPerDollar: settings.fenPerDollar,
    recordMs: 4 * settings.writeTimeoutSeconds * 1_000,
  });
}

/** It halts lanes, and leases nothing. */
const NO_SLOTS = { partsPerSecond: 1, maxWaitMs: 0, recoverySeconds: 1 };
