import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import type { DeadLettering } from '../../functions/batch/dead-letter.ts';
import { ENTRIES, KINDS, kindsOf } from '../../functions/catalog/index.ts';
import { markSeconds, supersedersOf } from '../../functions/domain/item-mark.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Slots } from '../../functions/domain/pace.ts';
import type { Announcer } from '../../functions/ports/announcer.ts';
import type { Pace, Timer } from '../../functions/ports/pace.ts';
import type { Carrier, Clock, Deferrals, Metrics } from '../../functions/ports.ts';
import type { SendDeps } from '../../functions/send/send.ts';
import { lanePace } from '../../lib/lane-pace.ts';
import { laneTiming } from '../../lib/lane-timing.ts';
import type { Settings } from '../../lib/settings.ts';
import type { MemoryControlsTable } from '../../test/support/memory-controls-table.ts';
import type { memoryGatherings } from '../../test/support/memory-gatherings.ts';
import type { aMemory } from '../../test/support/memory-recipients.ts';
import { policyOf, voiceOf } from '../../test/support/stage-terms.ts';
import { DELAYS, type Delays } from './delays.ts';

/** What the workers of both lanes share. */
export interface Shared {
  readonly settings: Settings;
  readonly delays: Delays;
  readonly memory: ReturnType<typeof aMemory>;
  readonly gatherings: ReturnType<typeof memoryGatherings>;
  readonly controls: MemoryControlsTable;
  readonly carrier: Carrier;
  readonly announcer: Announcer;
  /** All that were given out. */
  readonly slots: Slots[];
}

/** What a worker has for itself, or its lane. */
export interface Own {
  readonly lane: Lane;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly metrics: Metrics;
  readonly deferrals: Deferrals;
  readonly deadLetters: DeadLettering['deadLetters'];
  readonly tokens: SendDeps['tokens'];
}

/** A sender as the construct of its lane sets it up, with its ports in memory. */
export function depsOf(shared: Shared, own: Own): SendDeps {
  const { settings, delays, memory, gatherings, controls, carrier, announcer } = shared;
  const { lane, deferrals, deadLetters } = own;
  const timing = laneTiming(settings);
  const table = <T extends object>(port: T) => delays.slow(port, DELAYS.table);
  const superseders = new Map(KINDS.map(({ name }) => [name, supersedersOf(name, ENTRIES)]));
  return {
    ...{ ...own, announcer },
    ...{ kinds: kindsOf(lane), supersedersOf: (kind) => superseders.get(kind) ?? [] },
    recipients: table(memory.recipients),
    marks: table(memory.marks),
    memory: table(memory.memory),
    claims: table(memory.claimsOf(lane)),
    gatherings: table(gatherings),
    markLifeMs: MARK_LIFE_MS,
    pace: noted(paceOf(settings, lane, table(controls)), shared.slots),
    carrier: delays.slow(carrier, DELAYS.carrier),
    deferrals: delays.slow(deferrals, DELAYS.queue),
    deadLetters: delays.slow(deadLetters, DELAYS.queue),
    // What a stage does not announce is heard here all the same, and takes no time.
    announcesAll: true,
    policy: policyOf(settings, lane),
    voice: voiceOf(settings),
    ...{ timeZone: settings.timeZone, partFen: settings.partFen },
    slotGraceMs: settings.slotGraceMs,
    tellMs: timing.tellSeconds * 1_000,
    publishWithinMs: (timing.publishSlackSeconds - settings.publishTimeoutSeconds) * 1_000,
    comesAgainMs: timing.visibilitySeconds * 1_000,
    unknownIsFinal: lane === 'marketing',
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
}

const paceOf = (settings: Settings, lane: Lane, table: ControlsTable): Pace =>
  tablePace(table, {
    partsPerSecond: settings.partsPerSecond,
    recoverySeconds: settings.paceRecoverySeconds,
    maxWaitMs: lanePace(lane, KINDS, settings).slotWaitSeconds * 1_000,
  });

const noted = (pace: Pace, slots: Slots[]): Pace => ({
  ...pace,
  async lease(lane, asking) {
    const lease = await pace.lease(lane, asking);
    if (lease.is === 'leased') slots.push(lease.slots);
    return lease;
  },
});

const MARK_LIFE_MS = markSeconds(ENTRIES) * 1_000;
