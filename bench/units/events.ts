import { exampleOf } from '../../functions/catalog/example.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { toEnvelope } from '../../local/event-envelope.ts';

/** Bodies of a lane's queue: a kind's example, for each phone about an item of its own. */
export const bodiesOf = (kind: Kind, phones: readonly string[], nowMs: number): readonly string[] =>
  phones.map((phone) => bodyOf(kind, phone, nowMs));

function bodyOf(kind: Kind, phone: string, nowMs: number): string {
  const { recipient, item } = kind.example;
  const {
    source,
    'detail-type': detailType,
    detail,
  } = exampleOf(
    kind,
    { eventId: `evt-${kind.name}-${phone}`, nowMs },
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
