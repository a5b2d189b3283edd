import { exampleOf } from '../../functions/catalog/example.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { toEnvelope } from '../../local/event-envelope.ts';

/**
 * Bodies of a lane's queue: a kind's example, for each phone about an item of its own.
 * @param name tells events of one phone apart
 */
export const bodiesOf = (
  kind: Kind,
  phones: readonly string[],
  { name, nowMs }: Occasion,
): readonly string[] => phones.map((phone) => bodyOf(kind, phone, { name, nowMs }));

interface Occasion {
  readonly name: string;
  readonly nowMs: number;
}

function bodyOf(kind: Kind, phone: string, { name, nowMs }: Occasion): string {
  const { recipient, item } = kind.example;
  const {
    source,
    'detail-type': detailType,
    detail,
  } = exampleOf(
    kind,
    { eventId: `evt-${name}-${kind.name}-${phone}`, nowMs },
    {
      recipient: { ...recipient, phone },
      ...(item === undefined ? {} : { item: { ...item, id: `item-of-${phone}` } }),
    },
  );
  const entry = { Source: source, DetailType: detailType, Detail: JSON.stringify(detail) };
  const made = toEnvelope(entry, nowMs);
  if ('envelope' in made) return JSON.stringify(made.envelope);
  throw new Error(`the bus refuses the example of ${kind.name}: ${made.ErrorMessage}`);
}
