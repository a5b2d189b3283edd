import { exampleOf } from '../../functions/catalog/example.ts';
import { KINDS } from '../../functions/catalog/index.ts';
import type { Kind } from '../../functions/domain/kind.ts';

/** The number of somebody who hears of nothing else. */
export const phoneOf = (ordinal: number): string => `+861380${String(ordinal).padStart(7, '0')}`;

export function kindOf(name: string): Kind {
  const found = KINDS.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`no kind ${name}`);
  return found;
}

export interface BodyOptions {
  readonly eventId: string;
  readonly phone: string;
  /** Of its item, where the kind has one: by it texts to one phone are told apart. */
  readonly code: string;
  readonly deadlineMs?: number;
}

/** A message of a lane's queue: the kind's example, to that phone about that item. */
export function bodyOf(kind: Kind, options: BodyOptions, nowMs: number): string {
  const { eventId, phone, code, deadlineMs } = options;
  const { recipient, item } = kind.example;
  const event = exampleOf(
    kind,
    { eventId, nowMs },
    {
      recipient: { ...recipient, phone },
      ...(item === undefined ? {} : { item: { ...item, id: `item-${code}`, code } }),
      ...(deadlineMs === undefined ? {} : { deadline: new Date(deadlineMs).toISOString() }),
    },
  );
  return JSON.stringify({ id: eventId, ...event });
}
