import { KINDS } from '../../../functions/catalog/index.ts';
import { lanePace } from '../../../lib/lane-pace.ts';
import { laneTiming } from '../../../lib/lane-timing.ts';
import { type Settings, settingsFor } from '../../../lib/settings.ts';
import { aRandom } from '../../support/a-random.ts';
import { virtualTime } from '../../support/running-time.ts';
import type { History, Terms } from '../history.ts';
import type { Population } from '../population.ts';
import { createRecorder } from '../recorder.ts';
import { createBus } from './bus.ts';
import { createCarrier } from './carrier.ts';
import { createFaults, type Fault } from './faults.ts';
import { startMapping, type Work } from './mapping.ts';
import { createOperator, outagesIn } from './operator.ts';
import { learnerOf, replierOf } from './others.ts';
import { createOutside, type Outside } from './people.ts';
import { createQueues, type QueueName } from './queues.ts';
import { createReceipts } from './receipts.ts';
import { senderOf } from './sender.ts';
import type { Surroundings } from './surroundings.ts';
import { createTables } from './tables.ts';
import { createWorker, FROZEN_MAX_MS, type Worker } from './worker.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly population: Population;
  readonly startMs: number;
  /** For so many days things go wrong; then all that is left is brought to its end. */
  readonly days: number;
  readonly settings?: Settings;
  /** How often things go wrong, against `FAULTS`: 1 by default, 0 for never. */
  readonly intensity?: number;
  /** What never goes wrong; nothing by default. */
  readonly without?: readonly Fault[];
}

export interface Run {
  readonly history: History;
  readonly faults: Readonly<Record<Fault, number>>;
  /** 64 hex digits of all that happened. */
  readonly trace: string;
}

/** Runs one world to its end. */
export async function runWorld(options: WorldOptions): Promise<Run> {
  const { seed, startMs, days, settings = settingsFor('prod') } = options;
  const calmFromMs = startMs + days * DAY_MS;
  const time = virtualTime(startMs);
  const recorder = createRecorder(time.nowMs);
  const random = aRandom(seed ^ WORLD_SALT);
  const { intensity = 1, without = [] } = options;
  const faults = createFaults({
    ...{ random, intensity, without },
    note: (fault) => recorder.note(`! ${fault}`),
  });
  const calling = { time, faults };
  const timing = laneTiming(settings);
  const tables = createTables(calling, recorder, settings.writeTimeoutSeconds * 1_000);
  const queues = createQueues(calling, recorder, {
    visibilityMs: timing.visibilitySeconds * 1_000,
    maxReceives: settings.maxReceives,
    writeTimeoutMs: settings.writeTimeoutSeconds * 1_000,
  });
  const bus = createBus(calling, recorder, queues);
  let workers = 0;
  const newWorker = (): Worker => {
    workers += 1;
    const isOff = faults.strikes('clock ahead or behind');
    return createWorker(workers, isOff ? random.whole(2 * SKEW_MS + 1) - SKEW_MS : 0);
  };
  let outside: Outside | undefined;
  const carrier = createCarrier(calling, recorder, {
    publishTimeoutMs: settings.publishTimeoutSeconds * 1_000,
    outages: outagesIn(random, startMs, days, intensity),
    accepted(publish) {
      outside?.hear(publish);
      receipts.of(publish);
    },
  });
  const around: Surroundings = {
    ...{ time, faults, settings, recorder, tables, queues, carrier },
    putOnBus(type, detail) {
      recorder.putOnBus(type, detail);
      outside?.answer({ type, detail, atMs: time.nowMs() });
    },
    refuse: async (phone) => outside?.refuse(phone),
  };
  const receipts = createReceipts(around, newWorker);
  outside = createOutside(around, {
    ...{ population: options.population, newWorker, putEvent: bus.put },
  });
  startFunctions(around, newWorker);
  outside.begin();
  const operator = createOperator(around, { bus, startMs, calmFromMs });
  operator.begin();
  await time.run(calmFromMs);
  faults.calm();
  for (let round = 0; round < REDRIVES_MAX; round += 1) {
    await operator.tidy();
    await time.run();
  }
  return {
    history: recorder.historyBy(termsOf(settings, calmFromMs)),
    faults: faults.counts,
    trace: recorder.hashed(),
  };
}

const DAY_MS = 86_400_000;

/** So that a world's faults are not its population's numbers. */
const WORLD_SALT = 0x5eed;

/** Of a worker, each way. */
const SKEW_MS = 1_000;

/** Of letters, once it is calm: what comes back a second time comes back for ever. */
const REDRIVES_MAX = 3;

function startFunctions(around: Surroundings, newWorker: () => Worker): void {
  const { settings, queues } = around;
  const timeoutMs = settings.functionTimeoutSeconds * 1_000;
  const { batchSize } = laneTiming(settings);
  const start = (
    of: QueueName,
    { batchSize: size, maxConcurrency }: { batchSize: number; maxConcurrency: number },
    workOf: (worker: Worker) => Work,
  ) =>
    startMapping({
      ...{ ...around, of, newWorker, workOf, timeoutMs, maxConcurrency },
      ...{ queue: queues.queues[of], batchSize: size },
    });
  for (const lane of ['transactional', 'marketing'] as const) {
    start(lane, lanePace(lane, KINDS, settings), (worker) => senderOf(around, lane, worker));
  }
  const { learning, replies } = settings.concurrency;
  start('facts', { batchSize, maxConcurrency: learning }, (worker) => learnerOf(around, worker));
  start('replies', { batchSize, maxConcurrency: replies }, (worker) => replierOf(around, worker));
}

function termsOf(settings: Settings, calmFromMs: number): Terms {
  const timing = laneTiming(settings);
  return {
    windows: settings.quotas,
    needsConsent: settings.marketingConsent === 'required',
    skewMs: SKEW_MS,
    publishSlackMs: timing.publishSlackSeconds * 1_000,
    leaseMs: timing.leaseSeconds * 1_000,
    outOfTimeMs: settings.functionTimeoutSeconds * 1_000 - (timing.tellSeconds * 1_000) / 2,
    frozenMaxMs: FROZEN_MAX_MS,
    slotGraceMs: settings.slotGraceMs,
    partsPerSecond: settings.partsPerSecond,
    marketingWaitMs: settings.marketingWaitSeconds * 1_000,
    timeZone: settings.timeZone,
    maxReceives: settings.maxReceives,
    calmFromMs,
  };
}
