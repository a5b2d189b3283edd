import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import { readRing } from '../../functions/adapters/recipients/ring.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { Item } from '../../functions/adapters/table/item.ts';
import { isEntryOf, ringHash, ringLength } from '../../functions/domain/quota.ts';
import type { Claim, Claims } from '../../functions/ports.ts';
import { aRacedTable } from '../support/a-raced-table.ts';
import { aToken, at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { anyPassages, RACES_MS, race } from '../support/race.ts';
import { brokenRing, isOver, type RingDeed } from './ring-history.ts';

const LEASE_SECONDS = 23;

/** How far the clocks of workers differ. */
const SKEW_MS = 2_000;

/** What a worker does with its claim: it may send a `text` and die before that is recorded. */
type Ending = 'settle' | 'release' | 'text' | 'die';

const anyWorks = (events: number, endings: readonly Ending[], lateMax = 0) =>
  fc.array(
    fc.record({
      event: fc.nat(events - 1),
      record: fc.nat(1),
      /** Moments that pass before it begins. */
      late: fc.nat(lateMax),
      skewMs: fc.nat(SKEW_MS),
      ending: fc.constantFrom(...endings),
      passages: anyPassages(),
    }),
    { minLength: 2, maxLength: 6 },
  );

/**
 * Rounds of workers that claim for one phone at once: new notifications, copies, records that come
 * again. Between rounds leases and hours end, or do not quite; no call takes as long.
 */
const anyRounds = (
  events: number,
  pausesSeconds: readonly number[],
  endings: readonly Ending[],
  maxLength: number,
) =>
  fc.array(
    fc.record({
      afterSeconds: fc.constantFrom(...pausesSeconds),
      works: anyWorks(events, endings),
    }),
    { minLength: 1, maxLength },
  );

type Plan = ReturnType<typeof anyRounds> extends fc.Arbitrary<infer T> ? T : never;
type Work = Plan[number]['works'][number];

/** A text that the carrier took. */
interface Text {
  readonly id: string;
  readonly atMs: number;
  /** As it stood at that moment. */
  readonly profile: Item;
}

async function raced(
  scheduler: fc.Scheduler,
  plan: Plan,
  kind: string,
  claimsTo: (table: RecipientsTable) => Claims,
) {
  const { done, table, tableOf } = aRacedTable<RingDeed>(scheduler);
  const texts: Text[] = [];
  const claimed: Claim['is'][] = [];
  let [seconds, workers] = [0, 0];

  async function work({ event, record, late, skewMs, ending, passages }: Work) {
    const notification = aNotification(kind, { eventId: `e${event}` });
    const { id } = notification;
    const mine = ++workers;
    const deed = () => ({ hash: ringHash(id), isTexted: texts.some((text) => text.id === id) });
    const claims = claimsTo(tableOf(`worker ${mine}`, passages, deed));
    for (let moment = 0; moment < late; moment += 1) await scheduler.schedule(Promise.resolve());
    const attempt = at(seconds + skewMs / 1_000, aToken(mine), `r-${event}-${record}`);
    const claim = await claims.claim(notification, attempt);
    claimed.push(claim.is);
    if (claim.is !== 'granted' || ending === 'die') return;
    if (ending === 'settle' || ending === 'text') {
      const profile = await table.get(notification.recipient.phone, 'profile');
      texts.push({ id, atMs: attempt.nowMs, profile });
    }
    if (ending !== 'text')
      await claims[ending](notification, { ...attempt, ordinal: claim.ordinal }, SENT);
  }

  for (const { afterSeconds, works } of plan) {
    seconds += afterSeconds;
    await scheduler.waitFor(Promise.allSettled(works.map(work)));
  }
  return { texts, claimed, writes: done.filter(({ sortKey }) => sortKey === 'profile') };
}

const timesOf = (texts: readonly Text[]) => texts.map(({ atMs }) => atMs);

describe('claims of marketing texts that race', () => {
  const windows = [
    { cap: 3, windowSeconds: 3_600 },
    { cap: 4, windowSeconds: 86_400 },
  ];
  const length = 5;
  const anyPlan = anyRounds(
    6,
    [0, 5, 23, 1_800, 3_599, 3_603],
    ['settle', 'settle', 'release', 'release', 'die'],
    3,
  );

  it('are texted once at most, and never more than the cap', { timeout: RACES_MS }, async () => {
    const options = { windows, length, leaseSeconds: LEASE_SECONDS, needsConsent: false };
    const seen = new Set<Claim['is']>();
    await race(anyPlan, async (scheduler, plan) => {
      const { texts, claimed, writes } = await raced(scheduler, plan, 'WinBack', (table) =>
        marketingClaims(table, options),
      );
      for (const each of claimed) seen.add(each);
      expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
      expect(isOver(timesOf(texts), windows, SKEW_MS)).toBe(false);
      expect(brokenRing(writes, 'm', length)).toEqual([]);
    });
    expect([...seen]).toEqual(
      expect.arrayContaining(['granted', 'settled', 'leased', 'unconfirmed', 'full']),
    );
  });
});

describe('places of transactional texts that race', () => {
  const ENDINGS = ['settle', 'settle', 'release', 'text', 'die'] as const;

  const anyPlan = fc.record({
    cap: fc.constantFrom(1, 2),
    rounds: anyRounds(3, [5, 23, 3_603, 3_603], ENDINGS, 4),
  });

  const anyCopies = anyWorks(1, ['settle', 'release'], 8).map((works) => ({
    cap: 1,
    rounds: [{ afterSeconds: 0, works }],
  }));

  /** One notification more than the cap, each claimed once, by a worker that died. */
  const anyAgain = fc
    .record({ cap: fc.constantFrom(1, 2), works: anyWorks(3, ENDINGS) })
    .map(({ cap, works }) => {
      const died = { record: 0, late: 0, skewMs: 0, ending: 'die', passages: [] } as const;
      const events = Array.from({ length: cap + 1 }, (_, event) => event);
      const before = events.map((event) => ({ afterSeconds: 3_603, works: [{ ...died, event }] }));
      return { cap, rounds: [...before, { afterSeconds: 3_603, works }] };
    });

  /** A text is sent while its place counts from then on. */
  const hasNoPlace = ({ id, atMs, profile }: Text): boolean =>
    !readRing(profile, 't').some((entry) => isEntryOf(entry, ringHash(id)) && entry.atMs >= atMs);

  it.each([
    ['', anyPlan],
    [', where all come again', anyAgain],
    [', of copies alone', anyCopies],
  ])('are one for each, and never more than the cap%s', { timeout: RACES_MS }, async (_, any) => {
    const seen = new Set<Claim['is']>();
    await race(any, async (scheduler, { cap, rounds }) => {
      const windows = [{ cap, windowSeconds: 3_600 }];
      const length = ringLength(windows, 0);
      const { texts, claimed, writes } = await raced(scheduler, rounds, 'BidPlaced', (table) =>
        cappedClaims(
          transactionalClaims(table, LEASE_SECONDS),
          ringReservations(table, windows, length),
        ),
      );
      for (const each of claimed) seen.add(each);
      expect(texts.filter(hasNoPlace)).toEqual([]);
      // A second text of one notification is the price of not knowing: the last counts.
      const last = new Map(texts.map((text) => [text.id, text] as const));
      expect(isOver(timesOf([...last.values()]), windows, SKEW_MS)).toBe(false);
      expect(brokenRing(writes, 't', length)).toEqual([]);
    });
    expect([...seen]).toEqual(expect.arrayContaining(['granted', 'leased']));
  });
});

describe('a history of texts', () => {
  it.each([
    [[0, 1_000, 3_600_000], false],
    [[0, 1_000, 2_000], true],
    [[0, 1_000, 3_599_000], false],
  ])('of %s ms is over the cap: %s', (timesMs, isSo) => {
    const ofHour = [{ cap: 2, windowSeconds: 3_600 }];
    expect(
      isOver(
        timesMs.map((ms) => NOON_MS + ms),
        ofHour,
        SKEW_MS,
      ),
    ).toBe(isSo);
  });
});
