import { exampleOf } from '../../functions/catalog/example.ts';
import { FACTS } from '../../functions/catalog/index.ts';
import { type PlatformEvent, readEvent } from '../../functions/domain/event.ts';
import type { Fact } from '../../functions/domain/kind.ts';
import { NOON_MS } from './an-event.ts';

export const FACTS_BY_NAME: ReadonlyMap<string, Fact> = new Map(
  FACTS.map((fact) => [fact.name, fact]),
);

/** What lies on the queue for a fact's example at noon, with `change` over its detail. */
export function aFactBody(name: string, change: Readonly<Record<string, unknown>> = {}): string {
  const fact = FACTS_BY_NAME.get(name);
  if (fact === undefined) throw new Error(`no fact ${name}`);
  const event = exampleOf(fact, { eventId: 'evt-1', nowMs: NOON_MS }, change);
  return JSON.stringify({ id: 'b3c6e1f0-0000-4000-8000-000000000001', ...event });
}

/** What is read of it. */
export function aFact(
  name: string,
  change: Readonly<Record<string, unknown>> = {},
): PlatformEvent<Fact> {
  const read = readEvent(aFactBody(name, change), FACTS_BY_NAME, NOON_MS);
  if (!read.valid) throw new Error(JSON.stringify(read.rejection));
  return read.event;
}
