import { createHash } from 'node:crypto';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';
import type { Lived } from './lived.ts';

/** What several worlds come to. */
export interface Totals {
  readonly seeds: number;
  readonly notifications: number;
  /** Those of them that the carrier took. */
  readonly told: number;
  readonly faults: Readonly<Record<Fault, number>>;
  /** Of a core. */
  readonly cpuMs: number;
  /** SHA-256 over their traces, in their order, as 64 hex digits. */
  readonly trace: string;
}

/** @param worlds in the order of their seeds */
export function totalsOf(worlds: readonly Lived[]): Totals {
  const sum = (of: (lived: Lived) => number) => worlds.reduce((all, one) => all + of(one), 0);
  const hash = createHash('sha256');
  for (const { trace } of worlds) hash.update(trace);
  return {
    seeds: worlds.length,
    notifications: sum(({ notifications }) => notifications),
    told: sum(({ told }) => told),
    faults: Object.fromEntries(
      FAULT_NAMES.map((name) => [name, sum(({ faults }) => faults[name])]),
    ) as Record<Fault, number>,
    cpuMs: sum(({ cpuMs }) => cpuMs),
    trace: hash.digest('hex'),
  };
}
