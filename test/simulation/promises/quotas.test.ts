import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import { anEvent, aPublish, DAY_MS, HOUR_MS, MINUTE_MS } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Publish } from '../history.ts';
import { quotasHold } from './quotas.ts';

const found = breachesOf(quotasHold);

const SKEWS_MS = 2_000;
const SLACK_MS = 28_000;

const texts = (kind: string, begunMs: readonly number[], change: Partial<Publish> = {}) =>
  begunMs.map((begunAtMs, i) =>
    aPublish(anEvent({ eventId: `evt-${i}`, kind }), { begunAtMs, ...change }),
  );

describe('marketing', () => {
  it('is told once a day, by clocks that differ by twice the skew', () => {
    const apart = (ms: number) => texts('NewSellerTip', [NOON_MS, NOON_MS + ms]);
    expect(found({ publishes: apart(DAY_MS - SKEWS_MS) })).toEqual([]);
    expect(found({ publishes: apart(DAY_MS - SKEWS_MS - 1) })).toEqual([
      'more than 1 marketing texts in 86400 s',
    ]);
  });

  it('arrives once a day, by that and the time from claim to Publish', () => {
    const apart = (ms: number) => [
      ...texts('NewSellerTip', [NOON_MS], { acceptedAtMs: NOON_MS + ms }),
      aPublish(anEvent({ kind: 'WinBack' }), {
        begunAtMs: NOON_MS + DAY_MS,
        acceptedAtMs: NOON_MS + DAY_MS,
      }),
    ];
    expect(found({ publishes: apart(SKEWS_MS + SLACK_MS) })).toEqual([]);
    expect(found({ publishes: apart(SKEWS_MS + SLACK_MS + 1) })).toHaveLength(1);
  });

  it('is told three times a week', () => {
    const days = (...all: readonly number[]) =>
      texts(
        'NewSellerTip',
        all.map((day) => NOON_MS + day * DAY_MS),
      );
    expect(found({ publishes: days(0, 2, 4, 7) })).toEqual([]);
    expect(found({ publishes: days(0, 2, 4, 6) })).toHaveLength(1);
  });

  it('counts for each phone by itself', () => {
    const publishes = [
      ...texts('WinBack', [NOON_MS]),
      ...texts('WinBack', [NOON_MS + HOUR_MS], { phone: '+8613900139000', notificationId: 'b' }),
    ];
    expect(found({ publishes })).toEqual([]);
  });
});

describe('transactional news', () => {
  const eleven = Array.from({ length: 11 }, (_, i) => NOON_MS + i * MINUTE_MS);

  it('is told ten times a day', () => {
    expect(found({ publishes: texts('Outbid', eleven) })).toHaveLength(1);
    expect(found({ publishes: texts('Outbid', eleven.slice(1)) })).toEqual([]);
  });

  it('has no quota where it is critical, or an answer', () => {
    expect(found({ publishes: texts('ItemSold', eleven) })).toEqual([]);
    expect(found({ publishes: texts('ReplyHelp', eleven) })).toEqual([]);
  });

  it('counts once where it was texted twice, by the last', () => {
    const [first, ...others] = texts('Outbid', eleven.slice(1));
    if (first === undefined) throw new Error('there are ten');
    const again = { ...first, begunAtMs: NOON_MS, acceptedAtMs: NOON_MS };
    expect(found({ publishes: [again, first, ...others] })).toEqual([]);
  });

  it('counts no text that the carrier did not take', () => {
    const publishes = texts('Outbid', eleven, { acceptedAtMs: undefined });
    expect(found({ publishes })).toEqual([]);
  });
});
