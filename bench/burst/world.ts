import { KINDS } from '../../functions/catalog/index.ts';
import { LANES, type Lane } from '../../functions/domain/lane.ts';
import type { Deferral } from '../../functions/ports.ts';
import { createSend } from '../../functions/send/send.ts';
import { lanePace } from '../../lib/lane-pace.ts';
import { laneTiming } from '../../lib/lane-timing.ts';
import { type Settings, settingsFor } from '../../lib/settings.ts';
import { aRandom } from '../../test/support/a-random.ts';
import { memoryControlsTable } from '../../test/support/memory-controls-table.ts';
import { memoryGatherings } from '../../test/support/memory-gatherings.ts';
import { aMemory } from '../../test/support/memory-recipients.ts';
import { type VirtualTime, virtualTime } from '../../test/support/running-time.ts';
import { createDelays, DELAYS } from './delays.ts';
import { depsOf, type Shared } from './lane-deps.ts';
import { startMapping } from './mapping.ts';
import { createPhoneNetwork, type PhoneNetworkOptions } from './phone-network.ts';
import { createStandardQueue } from './standard-queue.ts';

export interface WorldOptions extends Omit<PhoneNetworkOptions, 'time'> {
  readonly seed: number;
  /** How far the clock of a worker is off, each way, at most. */
  readonly skewMs: number;
  /** A Monday noon: no night falls on what is waited for. */
  readonly startMs: number;
  /** Of every so many messages one is handed out twice. */
  readonly oneRepeatedIn: number;
  readonly settings?: Settings;
}

export type World = ReturnType<typeof createWorld>;

/** Both lanes from the bus to the carrier, with everything that they call, in virtual time. */
export function createWorld(options: WorldOptions) {
  const { seed, startMs, settings = settingsFor('prod') } = options;
  const time = virtualTime(startMs);
  const random = aRandom(seed);
  const delays = createDelays(time, random);
  const network = createPhoneNetwork({ ...options, time });
  const { quotas: windows, marketingConsent } = settings;
  const needsConsent = marketingConsent === 'required';
  const { leaseSeconds } = laneTiming(settings);
  const suppressed: (readonly [eventId: string, reason: string])[] = [];
  const shared: Shared = {
    ...{ settings, delays, carrier: network.carrier, gatherings: memoryGatherings() },
    slots: [],
    memory: aMemory({ windows, leaseSeconds, needsConsent }),
    controls: memoryControlsTable(),
    announcer: {
      async announce(all) {
        for (const { type, detail } of all) {
          if (type === 'NotificationSuppressed') {
            suppressed.push([String(detail['eventId']), String(detail['reason'])]);
          }
        }
      },
    },
  };
  const [transactional, marketing] = LANES.map((lane, i) =>
    startLane(lane, { shared, time, options, seed: seed + 1 + i }),
  );
  if (transactional === undefined || marketing === undefined) throw new Error('a lane is missing');
  const lanes = { transactional, marketing };
  let busRepeats = 0;
  return {
    ...{ startMs, skewMs: options.skewMs },
    /** Events that came to their queue twice, and records that it handed out twice. */
    repeats: () => busRepeats + transactional.queue.counts.repeats + marketing.queue.counts.repeats,
    ...{
      time,
      network,
      lanes,
      settings,
      suppressed,
      pace: shared.controls.counts,
      slots: shared.slots,
    },
    /** Somebody who said yes to marketing. */
    agree: (phone: string) => shared.memory.state.amend(phone, { givenAtMs: startMs - 1 }),
    /** On the bus, at that time. */
    put(lane: Lane, name: string, atMs: number, bodyAt: (nowMs: number) => string): void {
      time.at(atMs, () => {
        const body = bodyAt(time.nowMs());
        const deliver = () =>
          void delays.pass(DELAYS.bus).then(() => lanes[lane].queue.send(name, body));
        deliver();
        if (!random.happens(1 / options.oneRepeatedIn)) return;
        busRepeats += 1;
        deliver();
      });
    },
  };
}

interface LaneOptions {
  readonly shared: Shared;
  readonly time: VirtualTime;
  readonly options: WorldOptions;
  readonly seed: number;
}

function startLane(lane: Lane, { shared, time, options, seed }: LaneOptions) {
  const { settings, delays } = shared;
  const random = aRandom(seed);
  const queue = createStandardQueue({
    ...{ time, random, seed, repeated: 1 / options.oneRepeatedIn },
    visibilityMs: laneTiming(settings).visibilitySeconds * 1_000,
    maxReceives: settings.maxReceives,
  });
  const counted = new Map<string, number>();
  const deadLetters: { readonly body: string; readonly reason: string }[] = [];
  const scheduled = new Set<string>();
  const count = (name: string, reason = '', by = 1) => {
    const key = reason === '' ? name : `${name} ${reason}`;
    counted.set(key, (counted.get(key) ?? 0) + by);
  };

  async function defer({ notificationId, body, nowMs, dueMs }: Deferral): Promise<void> {
    const seconds = Math.max(0, Math.ceil((dueMs - nowMs) / 1_000));
    if (seconds <= DELAY_MAX_SECONDS) return queue.send(notificationId, body, seconds);
    const schedule = `${notificationId} ${dueMs}`;
    if (scheduled.has(schedule)) return;
    scheduled.add(schedule);
    time.at(dueMs + random.whole(SCHEDULER_LATE_MS), () => queue.send(notificationId, body));
  }

  let tokens = 0;
  const nextToken = () => String(++tokens).padStart(8, '0');
  const worker = () => {
    const skewMs = random.whole(2 * options.skewMs + 1) - options.skewMs;
    const clock = { nowMs: () => time.nowMs() + skewMs };
    const own = {
      ...{ lane, clock, metrics: { count, flush: () => {} }, deferrals: { defer } },
      timer: { until: (atMs: number) => time.pass(Math.max(0, atMs - clock.nowMs())) },
      deadLetters: {
        put: async (body: string, reason: string) => void deadLetters.push({ body, reason }),
      },
      tokens: { next: nextToken },
    };
    return createSend(depsOf(shared, own));
  };
  const timeoutMs = settings.functionTimeoutSeconds * 1_000;
  const mapping = { ...lanePace(lane, KINDS, settings), timeoutMs, worker };
  const invoked = startMapping({ time, delays, queue, ...mapping });
  return { queue, counted, deadLetters, invoked };
}

/** `DelaySeconds` of a message, by the SQS API reference. */
const DELAY_MAX_SECONDS = 900;

/** Scheduler keeps to the minute. */
const SCHEDULER_LATE_MS = 60_000;
