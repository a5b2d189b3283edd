import type { History, Leased, Publish } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { crowdedAt } from './crowded-windows.ts';
import { isInItsSlots } from './used-slots.ts';

/**
 * Slots that were given out, whether or not anybody heard of it, are never two at once, and never
 * closer than `partsPerSecond` has them, exactly: so that no second has more. A text begins in a
 * slot of its worker that no other text had, by the worker's clock: not before it, and no later
 * than `slotGraceMs`, or its own length where that is more. Where the clocks differ by so little
 * that it says anything, no more parts begin within what is left of a second than it has slots.
 */
export const paceHolds: SimulatedPromise = {
  name: 'the pace holds in every second',
  breaches: (history) => [...wrongSlots(history), ...outOfSlots(history), ...tooManyBegun(history)],
};

/** Of times after 1970 as floating-point numbers. */
const ROUNDING_MS = 0.001;

function wrongSlots({ leases, terms }: History): readonly Breach[] {
  const leastMs = 1_000 / terms.partsPerSecond - ROUNDING_MS;
  const tooClose = leases.filter(({ slots }) => slots.intervalMs < leastMs);
  const inTurn = leases.toSorted((a, b) => a.slots.firstMs - b.slots.firstMs);
  let lastEndMs = Number.NEGATIVE_INFINITY;
  const atOnce = inTurn.filter(({ slots }) => {
    const isOverlapping = slots.firstMs < lastEndMs - ROUNDING_MS;
    lastEndMs = Math.max(lastEndMs, slots.firstMs + slots.parts * slots.intervalMs);
    return isOverlapping;
  });
  return [
    ...tooClose.map(({ slots, atMs }) => ({
      what: `slots are ${slots.intervalMs} ms apart, closer than the rate has them`,
      atMs,
    })),
    ...atOnce.map(({ atMs, lane }) => ({ what: `${lane} slots overlap others`, atMs })),
  ];
}

function outOfSlots({ publishes, leases, terms }: History): readonly Breach[] {
  const slotsOf = Map.groupBy(leases, ({ worker }: Leased) => worker);
  const begun = publishes.filter(({ begunAtMs }) => begunAtMs !== undefined);
  return [...Map.groupBy(begun, ({ worker }) => worker)].flatMap(([worker, texts]) => {
    const isIn = isInItsSlots(slotsOf.get(worker) ?? [], terms.slotGraceMs);
    const inTurn = texts.toSorted((a, b) => workerMs(a) - workerMs(b));
    return inTurn.filter((text) => !isIn(workerMs(text), text.parts)).map(outOfSlot);
  });
}

const workerMs = ({ begunAtMs, atMs, aheadMs }: Publish): number => (begunAtMs ?? atMs) + aheadMs;

const outOfSlot = ({ worker, begunAtMs, atMs, phone, eventIds, kind }: Publish): Breach => ({
  what: `${kind} was begun by worker ${worker} in no slot of its own`,
  ...{ atMs: begunAtMs ?? atMs, phone, eventIds },
});

function tooManyBegun({ publishes, terms }: History): readonly Breach[] {
  const { skewMs, slotGraceMs, partsPerSecond } = terms;
  const windowMs = 1_000 - 2 * skewMs - slotGraceMs;
  if (windowMs <= 0) return [];
  const parts = publishes.flatMap((text) => Array.from({ length: text.parts }, () => text));
  const begunAt = ({ begunAtMs, atMs }: Publish) => begunAtMs ?? atMs;
  // A text of two parts goes at the first of its slots (ADR 11).
  const partsMax = publishes.reduce((most, text) => Math.max(most, text.parts), 1);
  const cap = Math.ceil(partsPerSecond) + partsMax - 1;
  const crowd = crowdedAt(parts, begunAt, { cap, windowMs });
  return [...new Set(crowd)].map(({ begunAtMs, atMs, phone, eventIds }) => ({
    what: `more than ${cap} parts were begun in ${windowMs} ms`,
    ...{ atMs: begunAtMs ?? atMs, phone, eventIds },
  }));
}
