import { describe, expect, it } from 'vitest';
import { ENTRIES, KINDS } from '../../../functions/catalog/index.ts';
import { readEvent } from '../../../functions/domain/event.ts';
import { readPreferencesChange } from '../../../functions/domain/preferences-change.ts';
import { PLATFORM } from '../../../functions/domain/source.ts';
import { CATEGORIES } from '../../../functions/preferences/categories.ts';
import type { Happening } from '../population.ts';
import { conversation } from './a-conversation.ts';
import { plannedWorld } from './planning.ts';

const OPTIONS = {
  seed: 11,
  startMs: Date.parse('2026-11-02T00:00:00+08:00'),
  days: 8,
  users: 60,
  timeZone: 'Asia/Shanghai',
};

const WORLD = plannedWorld(OPTIONS);
const PLAN = WORLD.planned.map(({ happening }) => happening);
const ALL = conversation(OPTIONS);
const BY_NAME = new Map(ENTRIES.map((entry) => [entry.name, entry]));

type Event = Extract<Happening, { is: 'event' }>;

const read = ({ type, detail, atMs }: Event) =>
  readEvent(
    JSON.stringify({ id: 'e-1', source: PLATFORM, 'detail-type': type, detail }),
    BY_NAME,
    atMs,
  );

const refusalOf = (event: Event) => {
  const reading = read(event);
  return reading.valid ? undefined : `${event.type} ${reading.rejection.path}`;
};

const eventsOf = (happenings: readonly Happening[]) =>
  happenings.filter((happening) => happening.is === 'event');

describe('what the platform puts', () => {
  const meant = (isMeantToBeValid: boolean) =>
    eventsOf(
      WORLD.planned
        .filter((planned) => planned.isMeantToBeValid === isMeantToBeValid)
        .map(({ happening }) => happening),
    );

  it('is valid where it is meant to be', () => {
    expect(meant(true).flatMap((event) => refusalOf(event) ?? [])).toEqual([]);
  });

  it('is not where somebody made a mistake', () => {
    expect(meant(false).length).toBeGreaterThan(10);
    expect(meant(false).filter((event) => refusalOf(event) === undefined)).toEqual([]);
  });

  it('is valid where it answers a reply or a text', () => {
    const planned = new Set(PLAN.map((happening) => JSON.stringify(happening)));
    const answers = eventsOf(ALL).filter((event) => !planned.has(JSON.stringify(event)));
    expect(answers.length).toBeGreaterThan(50);
    expect(answers.flatMap((event) => refusalOf(event) ?? [])).toEqual([]);
    const ids = answers.map(({ detail }) => detail['eventId']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is everything that there is, in the end', () => {
    const put = new Set(eventsOf(ALL).map(({ type }) => type));
    const expected = ENTRIES.filter((entry) => entry.lane === null || entry.category !== 'reply');
    expect(expected.flatMap(({ name }) => (put.has(name) ? [] : [name]))).toEqual([]);
  });

  it('is nothing that dingdong says itself', () => {
    const own = new Set(KINDS.filter((kind) => kind.category === 'reply').map(({ name }) => name));
    expect(eventsOf(ALL).filter(({ type }) => own.has(type))).toEqual([]);
  });

  it('goes the way of a life: what is sold was on offer before, where all of it was seen', () => {
    const occurred = new Map<string, number>();
    for (const { type, detail } of meant(true)) {
      const { id } = (detail['item'] ?? {}) as { readonly id?: string };
      occurred.set(`${type} ${id}`, Date.parse(String(detail['occurredAt'])));
    }
    const received = [...occurred].filter(([name]) => name.startsWith('ItemReceived'));
    const pairs = received.flatMap(([name, atMs]) => {
      const soldAtMs = occurred.get(name.replace('ItemReceived', 'ItemSold'));
      return soldAtMs === undefined ? [] : [[atMs, soldAtMs] as const];
    });
    expect(pairs.length).toBeGreaterThan(10);
    expect(pairs.filter(([receivedAtMs, soldAtMs]) => receivedAtMs >= soldAtMs)).toEqual([]);
  });
});

describe('what is proposed for an item', () => {
  it('is of a higher version each time', () => {
    const proposals = eventsOf(PLAN).flatMap(({ type, detail }) => {
      const item = detail['item'] as { readonly id: string; readonly version: number } | null;
      return type !== 'PriceProposed' || item === null ? [] : [{ ...item, detail }];
    });
    const again = [...Map.groupBy(proposals, ({ id }) => id).values()].filter((o) => o.length > 1);
    const wrong = again.flatMap((those) => {
      const inOrder = those.toSorted((a, b) => occurredAt(a.detail) - occurredAt(b.detail));
      const versions = inOrder.map(({ version }) => version);
      return versions.every((version, at) => version > (versions[at - 1] ?? 0)) ? [] : [versions];
    });
    expect(again.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

const occurredAt = (detail: Event['detail']) => Date.parse(String(detail['occurredAt']));

describe('what people choose', () => {
  it('is a change that can be made', () => {
    const changes = PLAN.flatMap((each) => (each.is === 'preferences' ? [each.change] : []));
    const read = changes.map((change) => readPreferencesChange(JSON.stringify(change), CATEGORIES));
    expect(changes.length).toBeGreaterThan(20);
    expect(read.filter(({ valid }) => !valid)).toEqual([]);
  });
});
