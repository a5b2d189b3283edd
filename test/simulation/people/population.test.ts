import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../functions/catalog/index.ts';
import { isCapped, type Kind } from '../../../functions/domain/kind.ts';
import type { Happening } from '../population.ts';
import { DAY_MS, MINUTE_MS } from './durations.ts';
import { plannedWorld } from './planning.ts';
import { createPopulation } from './population.ts';

const OPTIONS = {
  seed: 7,
  startMs: Date.parse('2026-11-02T00:00:00+08:00'),
  days: 8,
  users: 60,
  timeZone: 'Asia/Shanghai',
};

const WORLD = plannedWorld(OPTIONS);
const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

/** Of kinds, meant to be valid. */
const NEWS = WORLD.planned.flatMap(({ of, happening, isMeantToBeValid }) => {
  const kind = happening.is === 'event' ? BY_NAME.get(happening.type) : undefined;
  return kind === undefined || !isMeantToBeValid ? [] : [{ of, kind, atMs: happening.atMs }];
});

const itemOf = (detail: Readonly<Record<string, unknown>>) =>
  detail['item'] as { readonly id: string; readonly code: string } | null | undefined;

const dayOf = (atMs: number) => Math.floor((atMs - OPTIONS.startMs) / DAY_MS);

describe('a population', () => {
  it('plans the same for the same seed, and something else for another', () => {
    const planOf = (seed: number) =>
      createPopulation({ ...OPTIONS, seed, users: 6, days: 3, only: [4] }).plan;
    expect(planOf(7)).toEqual(planOf(7));
    expect(planOf(8)).not.toEqual(planOf(7));
  });

  it('plans the same for somebody whoever else lives', () => {
    const only = [3, 41];
    const theirs = WORLD.planned.filter(({ of }) => only.includes(of));
    expect(theirs.length).toBeGreaterThan(50);
    expect(createPopulation({ ...OPTIONS, only }).plan).toEqual(
      theirs.map(({ happening }) => happening),
    );
  });

  it('plans in the order of time, within the days', () => {
    const times = WORLD.planned.map(({ happening }) => happening.atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(OPTIONS.startMs);
    expect(times.at(-1)).toBeLessThan(OPTIONS.startMs + OPTIONS.days * DAY_MS);
  });

  it('lives where there is one person for two days', () => {
    const { plan } = createPopulation({ ...OPTIONS, users: 1, days: 2 });
    expect(plan.length).toBeGreaterThan(8);
  });

  it('puts every event under an id, and everything consigned under a code, of its own', () => {
    const details = WORLD.planned.flatMap(({ happening, isMeantToBeValid }) =>
      happening.is === 'event' && isMeantToBeValid ? [happening.detail] : [],
    );
    expect(new Set(details.map((detail) => detail['eventId'])).size).toBe(details.length);
    const items = details.flatMap((detail) => itemOf(detail) ?? []);
    const idsOf = Map.groupBy(items, ({ code }) => code);
    const shared = [...idsOf].filter(([, those]) => new Set(those.map(({ id }) => id)).size > 1);
    expect(shared).toEqual([]);
    expect([...idsOf.keys()].filter((code) => !/^\d{4,6}$/.test(code))).toEqual([]);
  });
});

describe('the mix', () => {
  const share = (isOf: (kind: Kind) => boolean) =>
    NEWS.filter(({ kind }) => isOf(kind)).length / NEWS.length;
  const isView = ({ name }: Kind) => name === 'ItemViewed';
  const isBid = ({ name }: Kind) => name === 'BidPlaced';

  it('is twenty or so to a user and a day, most of them views, of which each lane has its share', () => {
    const perUserAndDay = NEWS.length / OPTIONS.users / OPTIONS.days;
    expect(perUserAndDay).toBeGreaterThan(15);
    expect(perUserAndDay).toBeLessThan(40);
    const shares = [
      [share(isView), 0.55, 0.82],
      [share(isBid), 0.03, 0.12],
      [share((kind) => kind.lane === 'transactional' && !isBid(kind)), 0.1, 0.3],
      [share((kind) => kind.lane === 'marketing' && !isView(kind)), 0.005, 0.05],
    ] as const;
    for (const [figure, min, max] of shares) {
      expect(figure).toBeGreaterThan(min);
      expect(figure).toBeLessThan(max);
    }
  });

  it('has more on a day than ten that a quota counts, for nearly everybody', () => {
    const capped = NEWS.filter(({ kind }) => kind.lane === 'transactional' && isCapped(kind));
    const byDay = Map.groupBy(capped, ({ of, atMs }) => `${of} ${dayOf(atMs)}`);
    const crowded = [...byDay.values()].flatMap(([first, ...others]) =>
      first !== undefined && others.length >= 10 ? [first.of] : [],
    );
    expect(new Set(crowded).size).toBeGreaterThan(0.9 * OPTIONS.users);
  });

  it('is more by day than by night, but at night as well', () => {
    const night = NEWS.filter(({ atMs }) => (atMs - OPTIONS.startMs) % DAY_MS < 7 * 60 * MINUTE_MS);
    expect(night.length / NEWS.length).toBeGreaterThan(0.02);
    expect(night.length / NEWS.length).toBeLessThan(0.2);
  });

  it('makes some mistakes', () => {
    const events = WORLD.planned.filter(({ happening }) => happening.is === 'event');
    const wrong = events.filter(({ isMeantToBeValid }) => !isMeantToBeValid);
    expect(wrong.length / events.length).toBeGreaterThan(0.003);
    expect(wrong.length / events.length).toBeLessThan(0.02);
  });
});

describe('consent', () => {
  const isEvent = (happening: Happening, type: string) =>
    happening.is === 'event' && happening.type === type;

  it('is given first by most, and never by some', () => {
    const everybody = WORLD.people.map(({ ordinal }) => {
      const theirs = WORLD.planned.filter(({ of }) => of === ordinal);
      const at = theirs.findIndex(({ happening }) => isEvent(happening, 'ConsentGiven'));
      return { isFirst: at >= 0 && at <= 2, isNever: at < 0 };
    });
    const shareOf = (those: readonly unknown[]) => those.length / OPTIONS.users;
    expect(shareOf(everybody.filter(({ isFirst }) => isFirst))).toBeGreaterThan(0.7);
    expect(shareOf(everybody.filter(({ isNever }) => isNever))).toBeGreaterThan(0.02);
    expect(shareOf(everybody.filter(({ isNever }) => isNever))).toBeLessThan(0.25);
  });
});

describe('a sale day', () => {
  const { saleAtMs = Number.NaN } = WORLD;
  const inSale = NEWS.filter(({ atMs }) => atMs >= saleAtMs && atMs < saleAtMs + 13 * MINUTE_MS);
  const ofKind = (...names: readonly string[]) =>
    inSale.filter(({ kind }) => names.includes(kind.name));

  it('tempts nearly everybody within minutes, while things are bid for and sold', () => {
    const tempted = ofKind('ExclusivePresale', 'ItemsRecommended').map(({ of }) => of);
    expect(new Set(tempted).size).toBeGreaterThan(0.9 * OPTIONS.users);
    expect(ofKind('BidPlaced').length).toBeGreaterThan(20);
    expect(ofKind('ItemSold').length).toBeGreaterThan(5);
  });
});
