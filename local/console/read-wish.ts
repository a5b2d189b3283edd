import { randomUUID } from 'node:crypto';
import { type ExampleEvent, exampleOf } from '../../functions/catalog/example.ts';
import type { Entry } from '../../functions/catalog/index.ts';
import { isRecord, parseRecord } from '../record.ts';

export type Wish = { readonly event: ExampleEvent } | { readonly message: string };

/**
 * Reads `{kind, phone, changes?}` into the event of a kind or a fact, or into what is wrong.
 * @param body JSON; its `changes` go over the `detail` of the kind's example
 */
export function readWish(body: string, kinds: readonly Entry[], nowMs: number): Wish {
  const wish = parseRecord(body);
  if (wish === undefined) return wrong('the body', 'not an object', '{kind, phone, changes?}');

  const kind = kinds.find(({ name }) => name === wish['kind']);
  const names = kinds.map(({ name }) => name).join(', ');
  if (kind === undefined) return wrong('kind', shown(wish['kind']), `one of ${names}`);

  // Whether it is one is dingdong's to say, on the bus, as it says it to the platform.
  const { phone } = wish;
  if (typeof phone !== 'string' || phone === '') return wrong('phone', shown(phone), 'a number');

  const { changes = {} } = wish;
  if (!isRecord(changes)) return wrong('changes', shown(changes), 'an object of fields of detail');
  const { recipient = {} } = changes;
  if (!isRecord(recipient)) return wrong('changes.recipient', shown(recipient), 'an object');

  const at = { eventId: randomUUID(), nowMs };
  return {
    event: exampleOf(kind, at, {
      ...changes,
      recipient: { ...kind.example.recipient, ...recipient, phone },
    }),
  };
}

const wrong = (what: string, found: string, allowed: string): Wish => ({
  message: `${what} is ${found}; allowed is ${allowed}`,
});

const shown = (value: unknown): string =>
  value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
