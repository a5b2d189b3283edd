import { expect, it } from 'vitest';
import type { Envelope } from '../../local/event-envelope.ts';
import { openStore } from '../../local/store.ts';
import { rememberWaiting, type Waiting } from '../../local/waiting.ts';

const NIGHT_MS = Date.parse('2026-11-28T15:30:00Z');
const UNTIL_MS = Date.parse('2026-11-29T00:07:31Z');

/** As a sender logs it. */
const aLine = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    ...{ level: 'INFO', message: 'deferred' },
    ...{ notificationId: idOf(1), kind: 'ItemViewed', phone: '+86138****8000' },
    ...{ because: 'hours', until: new Date(UNTIL_MS).toISOString() },
    ...change,
  });

const idOf = (i: number): string => String(i).padStart(32, '0');

function aMemory(store = openStore()) {
  const heard: Waiting[] = [];
  const time = { nowMs: NIGHT_MS };
  let tell = (_: Envelope) => {};
  const bus = {
    onEvent(listener: typeof tell) {
      tell = listener;
    },
  };
  const memory = rememberWaiting(
    bus,
    store,
    () => time.nowMs,
    (waiting) => heard.push(waiting),
  );
  const say = (detail: unknown, source = 'dingdong') => tell({ source, detail } as Envelope);
  const ids = () => memory.list().map(({ notificationId }) => notificationId);
  return { ...memory, heard, time, say, ids };
}

it('hears from a sender that a text waits, why, and until when', () => {
  const { read, list, heard } = aMemory();
  read(aLine());
  const waiting = {
    notificationId: idOf(1),
    kind: 'ItemViewed',
    phone: '+86138****8000',
    because: 'hours',
    until: '2026-11-29T00:07:31.000Z',
    since: '2026-11-28T15:30:00.000Z',
  };
  expect(list()).toEqual([waiting]);
  expect(heard).toEqual([waiting]);
});

it.each([
  ['another line', JSON.stringify({ level: 'INFO', message: 'else' })],
  ['half a line', aLine().slice(0, -1)],
  ['no time', aLine({ until: 'tomorrow' })],
  ['what would move the cursor', aLine({ kind: '\u001b[2J' })],
  ['what is no phone', aLine({ phone: '+86138\n0000' })],
  ['what is no id', aLine({ notificationId: 7 })],
])('takes %s for nothing', (_, line) => {
  const { read, heard } = aMemory();
  read(line);
  expect(heard).toEqual([]);
});

it('has a text that is put back again once, as the newest', () => {
  const { read, ids } = aMemory();
  for (const i of [1, 2, 1]) read(aLine({ notificationId: idOf(i) }));
  expect(ids()).toEqual([idOf(2), idOf(1)]);
});

it('lets go what dingdong said something of, and nothing for what others say', () => {
  const { read, say, ids } = aMemory();
  for (const i of [1, 2]) read(aLine({ notificationId: idOf(i) }));
  say({ notificationId: idOf(2) }, 'consignment.platform');
  say('no object');
  say({ notificationId: idOf(1) });
  expect(ids()).toEqual([idOf(2)]);
});

it('lets go what was due, though a stage that announces failures alone says nothing', () => {
  const { read, time, ids } = aMemory();
  read(aLine());
  // Scheduler may be a minute late.
  time.nowMs = UNTIL_MS + 60_000;
  expect(ids()).toEqual([idOf(1)]);
  time.nowMs = UNTIL_MS + 120_000;
  expect(ids()).toEqual([]);
});

it('remembers what waits beyond a start, and forgets for good', () => {
  const store = openStore();
  const first = aMemory(store);
  for (const i of [1, 2]) first.read(aLine({ notificationId: idOf(i) }));
  first.say({ notificationId: idOf(1) });
  expect(aMemory(store).ids()).toEqual([idOf(2)]);
});

it('remembers the newest of more than it can', () => {
  const { read, ids } = aMemory();
  for (let i = 0; i <= 10_000; i += 1) read(aLine({ notificationId: idOf(i) }));
  const kept = ids();
  expect(kept).toHaveLength(10_000);
  expect(kept[0]).toBe(idOf(1));
});

it('hears nothing once it is closed, when the store may be', () => {
  const store = openStore();
  const { read, close, heard } = aMemory(store);
  close();
  store.close();
  read(aLine());
  expect(heard).toEqual([]);
});
