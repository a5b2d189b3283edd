import { exampleOf } from '../../functions/catalog/example.ts';
import { ENTRIES, type Entry, KINDS, kindsOf } from '../../functions/catalog/index.ts';
import { readEvent } from '../../functions/domain/event.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { type Notification, parseNotification } from '../../functions/domain/notification.ts';

/** A Monday noon in Shanghai: the hour at which every test happens unless it says otherwise. */
export const NOON_MS = Date.parse('2026-11-23T12:00:00+08:00');

type Change = Readonly<Record<string, unknown>>;

export function kind(name: string): Kind {
  const found = KINDS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no kind ${name}`);
  return found;
}

export function entry(name: string): Entry {
  const found = ENTRIES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no entry ${name}`);
  return found;
}

/** The envelope of a kind's example at noon, with `change` over its detail. */
export const anEnvelope = (kindName: string, change: Change = {}) => ({
  version: '0',
  id: 'b3c6e1f0-0000-4000-8000-000000000001',
  account: '000000000000',
  time: '2026-11-23T04:00:00Z',
  region: 'ap-southeast-1',
  resources: [],
  ...exampleOf(kind(kindName), { eventId: 'evt-1', nowMs: NOON_MS }, change),
});

/** What parsing makes of an entry's example at noon. */
export const readEventOf = (entry: Entry) => {
  const event = exampleOf(entry, { eventId: 'evt-1', nowMs: NOON_MS });
  return readEvent(JSON.stringify({ id: 'e', ...event }), new Map([[entry.name, entry]]), NOON_MS);
};

export const aBody = (kindName: string, change: Change = {}): string =>
  JSON.stringify(anEnvelope(kindName, change));

export function aNotification(kindName: string, change: Change = {}): Notification {
  const parsed = parseNotification(aBody(kindName, change), kindsOf(kind(kindName).lane), NOON_MS);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.rejection));
  return parsed.notification;
}
