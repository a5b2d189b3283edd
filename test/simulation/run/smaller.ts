import { personOf } from '../people/person.ts';
import { indexOf } from '../promises/history-index.ts';
import type { Simulation } from '../simulate.ts';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';
import type { Shown } from './shrink.ts';

/**
 * The same with those alone whom it is about; where that no longer shows it, for chance falls
 * otherwise, small worlds of other seeds, the smallest first, in which more goes wrong: all of it,
 * and what struck here alone.
 */
export function* smallWorlds(shown: Shown): Iterable<Simulation> {
  const { simulation } = shown;
  const { days, seed, users, intensity = 1, without = [] } = simulation;
  const only = peopleOf(shown);
  if (only.length > 0) yield { ...simulation, only };
  const struck = new Set(faultsAround(shown));
  const others = FAULT_NAMES.filter((name) => without.includes(name) || !struck.has(name));
  for (let size = 1; size < users; size *= 2) {
    const small = { ...withoutOnly(simulation), users: size, days: Math.min(days, SMALL_DAYS) };
    for (let i = 0; i < SEEDS_EACH; i += 1) {
      const next = { ...small, seed: seed + i };
      if (struck.size > 0) {
        yield { ...next, intensity: Math.max(intensity, FOCUSED), without: others };
      }
      yield { ...next, intensity: Math.max(intensity, CROWDED) };
    }
  }
}

const SMALL_DAYS = 4;
const SEEDS_EACH = 12;

/** How often things go wrong, where a few alone do, and where all do. */
const FOCUSED = 8;
const CROWDED = 3;

/** What struck the workers to whom its events came. */
function faultsAround({ breach, history }: Shown): readonly string[] {
  const { invocationsWith } = indexOf(history);
  return (breach.eventIds ?? []).flatMap((id) => invocationsWith(id)).flatMap((one) => one.faults);
}

/** Half of them each, then all but one. */
export function* fewerPeople({ simulation }: Shown): Iterable<Simulation> {
  const { users, only = Array.from({ length: users }, (_, ordinal) => ordinal) } = simulation;
  for (const some of parts(only)) yield { ...simulation, only: some };
}

/** Until soon after it happened, half as long, a day less. */
export function* lessTime({ simulation, breach, history }: Shown): Iterable<Simulation> {
  const { days } = simulation;
  const startMs = history.terms.calmFromMs - days * DAY_MS;
  const brokenOnDay = Math.max(1, Math.ceil((breach.atMs - startMs) / DAY_MS));
  const fewer = new Set([brokenOnDay, Math.ceil(days / 2), days - 1]);
  for (const some of fewer) if (some >= 1 && some < days) yield { ...simulation, days: some };
}

/** Halves of them first, then all but one; then all of them less often. */
export function* fewerFaults({ simulation }: Shown): Iterable<Simulation> {
  const without = new Set(simulation.without);
  const left = FAULT_NAMES.filter((name) => !without.has(name));
  for (const some of parts<Fault>(left, 0)) {
    const kept = new Set(some);
    yield { ...simulation, without: FAULT_NAMES.filter((name) => !kept.has(name)) };
  }
  const { intensity = 1 } = simulation;
  if (intensity > INTENSITY_MIN) yield { ...simulation, intensity: intensity / 2 };
}

const DAY_MS = 86_400_000;
const INTENSITY_MIN = 0.1;

/** Each half, each quarter left out, each one left out. */
function* parts<T>(all: readonly T[], atLeast = 1): Iterable<readonly T[]> {
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : size >> 1) {
    if (all.length - size < atLeast) continue;
    for (let i = 0; i < all.length; i += size) yield [...all.slice(0, i), ...all.slice(i + size)];
  }
}

/** Ordinals of those whom a breach is about. */
function peopleOf({ simulation, breach, history }: Shown): readonly number[] {
  const { eventOf } = indexOf(history);
  const phones = new Set(
    [breach.phone, ...(breach.eventIds ?? []).map((id) => eventOf(id)?.phone)].filter(
      (phone) => phone !== undefined,
    ),
  );
  const { seed, users, only } = simulation;
  const ordinals = only ?? Array.from({ length: users }, (_, ordinal) => ordinal);
  return ordinals.filter((ordinal) => phones.has(personOf(seed, ordinal).phone));
}

function withoutOnly({ only: _, ...simulation }: Simulation): Simulation {
  return simulation;
}
