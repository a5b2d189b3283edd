import type { Slots } from '../../functions/domain/pace.ts';
import { DELAYS } from './delays.ts';
import type { Outcome } from './ledger.ts';

export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** From being put to the carrier, in ms, of those that were told. */
export function latencyOf(outcomes: readonly Outcome[]): Latency {
  const all = outcomes
    .flatMap(({ putMs, toldMs: [first] }) => (first === undefined ? [] : [first - putMs]))
    .toSorted((a, b) => a - b);
  const at = (share: number) => all[Math.ceil(share * all.length) - 1] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Parts within any time of that length, at most. */
export function mostPartsIn(
  texts: readonly { readonly atMs: number; readonly parts: number }[],
  windowMs: number,
): number {
  let [most, sum, first] = [0, 0, 0];
  for (const { atMs, parts } of texts) {
    sum += parts;
    for (
      let one = texts[first];
      one !== undefined && one.atMs <= atMs - windowMs;
      one = texts[first]
    ) {
      sum -= one.parts;
      first += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

/** One part at each slot, in the order of their times. */
export const partsAt = (leases: readonly Slots[]) =>
  leases
    .flatMap(({ firstMs, intervalMs, parts }) =>
      Array.from({ length: parts }, (_, i) => ({ atMs: firstMs + i * intervalMs, parts: 1 })),
    )
    .toSorted((a, b) => a.atMs - b.atMs);

/**
 * By how much two texts may be closer at the carrier than their slots are, in ms: clocks differ;
 * one text is late by all that a slot may be used late, a slow claim and a slow way, and the next
 * is early by a quick one.
 */
export function jitterMs(skewMs: number, slotGraceMs: number): number {
  const [tableFromMs, tableToMs] = DELAYS.table;
  const [carrierFromMs, carrierToMs] = DELAYS.carrier;
  return 2 * skewMs + slotGraceMs + (tableToMs - tableFromMs) + (carrierToMs - carrierFromMs) / 2;
}
