import { type Controls, NO_CONTROLS, spendKey } from '../../domain/controls.ts';
import type { Lane } from '../../domain/lane.ts';
import { endOf, type PaceRules, type Reservation, reserve, slowDown } from '../../domain/pace.ts';
import type { Lease, Leasing, Pace } from '../../ports/pace.ts';
import type { Write } from '../table/write.ts';
import { haltOf, readControls, spentOf } from './controls-item.ts';
import type { ControlsTable } from './controls-table.ts';

/**
 * One item, one conditional write a lease. What a worker last saw of it tells which write to try;
 * where others have been there since, the write that fails tells what is there now.
 */
export function tablePace(table: ControlsTable, rules: PaceRules): Pace {
  let seen: Controls = NO_CONTROLS;
  /** Whether others had slots ahead of this worker's last. */
  let isFlood = false;

  return {
    async lease(lane, asking) {
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const guess = tries === 0 && isFlood ? amidFlood(seen, asking.nowMs) : seen;
        const reservation = reserve(guess, rules, asking);
        if (reservation.is === 'crowded') return { ...reservation, controls: seen };
        const { done, item } = await table.update(writeOf(reservation, { seen, lane, asking }));
        seen = readControls(item);
        if (!done) continue;
        isFlood = reservation.is === 'behind';
        return leasedFrom(reservation, seen);
      }
      // Many ask at this very moment: somebody else was always first.
      return { is: 'crowded', againMs: asking.nowMs + CONTENDED_MS, controls: seen };
    },

    async look() {
      seen = readControls(await table.get());
      return seen;
    },

    async slow(leasedAtMs, nowMs) {
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const slowed = slowDown(seen, rules, { leasedAtMs, nowMs });
        if (slowed === undefined) return false;
        const same = sameRate(seen);
        const { done, item } = await table.update({
          update: 'SET slowedTo = :to, slowedAtMs = :at',
          condition: same.condition,
          values: { ':to': slowed.partsPerSecond, ':at': slowed.atMs, ...same.values },
        });
        seen = readControls(item);
        if (done) return true;
      }
      return false;
    },

    async halt(lane, code) {
      const { item } = await table.update({
        update: 'SET #halted = if_not_exists(#halted, :code)',
        names: { '#halted': haltOf(lane) },
        values: { ':code': code },
      });
      seen = readControls(item);
    },
  };
}

/** Each failure is a write that is billed. */
const TRIES_MAX = 4;

const CONTENDED_MS = 50;

/**
 * Where others had slots ahead a moment ago, they have taken more since: a flood is served by as
 * many writes as there are batches, and so is a quiet day.
 */
const amidFlood = (seen: Controls, nowMs: number): Controls =>
  seen.takenUntilMs < nowMs && nowMs - seen.takenUntilMs < WARM_MS
    ? { ...seen, takenUntilMs: nowMs }
    : seen;

const WARM_MS = 5_000;

type Reserved = Exclude<Reservation, { is: 'crowded' }>;

interface Asked {
  readonly seen: Controls;
  readonly lane: Lane;
  readonly asking: Leasing;
}

function writeOf(reserved: Reserved, asked: Asked): Write {
  const { seen, lane, asking } = asked;
  const { slots } = reserved;
  const same = sameRate(seen);
  const charge = chargeOf(seen, lane, asking, slots.parts);
  const common = { ':now': asking.nowMs, ...same.values, ...charge.values };
  switch (reserved.is) {
    case 'at-once':
      return {
        update: `SET takenUntilMs = :end, ${charge.set}`,
        condition: `(attribute_not_exists(takenUntilMs) OR takenUntilMs < :now) AND ${same.condition}`,
        names: charge.names,
        values: { ...common, ':end': endOf(slots) },
      };
    case 'behind':
      return {
        update: `SET takenUntilMs = takenUntilMs + :add, ${charge.set}`,
        condition: `takenUntilMs BETWEEN :now AND :latest AND ${same.condition}`,
        names: charge.names,
        values: { ...common, ':add': lengthOf(reserved), ':latest': reserved.latestMs },
      };
    default:
      return reserved satisfies never;
  }
}

const lengthOf = ({ slots }: Reserved): number => endOf(slots) - slots.firstMs;

/** The first slot is where the last one that was given out ended, whoever had it. */
const leasedFrom = (reserved: Reserved, controls: Controls): Lease => ({
  is: 'leased',
  slots: { ...reserved.slots, firstMs: controls.takenUntilMs - lengthOf(reserved) },
  controls,
});

/** The rate by which slots were spaced must still be the rate when they are taken. */
const sameRate = ({ slowed }: Controls): Required<Pick<Write, 'condition' | 'values'>> =>
  slowed === undefined
    ? { condition: 'attribute_not_exists(slowedAtMs)', values: {} }
    : { condition: 'slowedAtMs = :slowedAt', values: { ':slowedAt': slowed.atMs } };

/** Adds to the day's spending, and forgets that of days before. */
function chargeOf(seen: Controls, lane: Lane, asking: Leasing, parts: number) {
  const { day, partFen, sparedParts } = asking;
  const past = Object.keys(seen.spentFen).filter((key) => key.slice(-day.length) < day);
  const removes = past.map((_, i) => `#past${i}`).join();
  return {
    set: `#spent = if_not_exists(#spent, :zero) + :fen${removes === '' ? '' : ` REMOVE ${removes}`}`,
    names: {
      '#spent': spentOf(spendKey(lane, day)),
      ...Object.fromEntries(past.map((key, i) => [`#past${i}`, spentOf(key)])),
    },
    values: { ':zero': 0, ':fen': (parts - sparedParts) * partFen },
  };
}
