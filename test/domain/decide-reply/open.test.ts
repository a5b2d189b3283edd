import { describe, expect, it } from 'vitest';
import type { RememberedAsk } from '../../../functions/domain/ask.ts';
import type { ItemMark } from '../../../functions/domain/item-mark.ts';
import {
  anAsk,
  aReminder,
  decided,
  extend,
  MINUTE_MS,
  no,
  plain,
  yes,
} from '../../support/an-ask.ts';
import { NOON_MS } from '../../support/an-event.ts';

const A = anAsk();
const expired = (ask: RememberedAsk) => ({
  ...{ do: 'say', saying: { kind: 'ReplyExpired', item: ask.item } },
});
const NOTHING_ASKED = { do: 'say', saying: { kind: 'ReplyExpired' } };

describe('one price that is asked', () => {
  it.each(['yes', 'no'] as const)('is answered %s, in the version that was asked', (answer) => {
    const decision = decided({ is: answer }, { asks: [A] });
    expect(decision).toEqual({ do: 'confirm', ask: plain(A), answer });
    expect(decision).toMatchObject({ ask: { item: { version: 3 } } });
  });

  it('is answered by its code as well', () => {
    const decision = decided(yes('3287'), { asks: [A] });
    expect(decision).toEqual({ do: 'confirm', ask: plain(A), answer: 'yes' });
  });

  it('can be answered up to its end, and not after it', () => {
    const nowMs = A.untilMs;
    expect(decided(yes(), { asks: [A] }, {}, { nowMs })).toMatchObject({ do: 'confirm' });
    expect(decided(yes(), { asks: [A] }, {}, { nowMs: nowMs + 1 })).toEqual(expired(A));
    expect(decided(yes('3287'), { asks: [A] }, {}, { nowMs: nowMs + 1 })).toEqual(expired(A));
  });

  it.each<[what: string, mark: ItemMark, done: string]>([
    ['is sold', { ItemSold: NOON_MS + 1 }, 'say'],
    ['has another price', { PriceAdjusted: NOON_MS + 1 }, 'say'],
    ['was sold at that very moment', { ItemSold: NOON_MS }, 'confirm'],
    ['was sold and came back before', { ItemSold: NOON_MS - 1 }, 'confirm'],
    ['had a bid, which voids no price', { BidPlaced: NOON_MS + 1 }, 'confirm'],
  ])('of goods of which one %s', (_, mark, done) => {
    const decision = decided(yes(), { asks: [A], marks: { 'item-3287': mark } });
    expect(decision.do).toBe(done);
    if (done === 'say') expect(decision).toEqual(expired(A));
    const elsewhere = decided(yes(), { asks: [A], marks: { 'item-5512': mark } });
    expect(elsewhere.do).toBe('confirm');
  });

  it('is void once another price is proposed, though the mark was read too early', () => {
    const late = anAsk({ asked: 40 });
    expect(decided(yes(), { asks: [A, late] })).toEqual(expired(A));
    expect(decided(yes('3287'), { asks: [late, A] })).toEqual(expired(A));
  });

  it('cannot have been answered before it was asked, but for what clocks differ', () => {
    const nowMs = NOON_MS + 10 * MINUTE_MS;
    const at = (receivedAtMs: number) => decided(yes(), { asks: [A] }, { receivedAtMs }, { nowMs });
    expect(at(NOON_MS - 2_000)).toMatchObject({ do: 'confirm' });
    expect(at(NOON_MS - 2_001)).toEqual(NOTHING_ASKED);
  });

  it('is nobody’s once the number is another’s, and so is what was asked of their goods', () => {
    const early = { occurredAtMs: NOON_MS, askedAtMs: NOON_MS + 9 };
    const asked = (reassignedAtMs: number) =>
      decided(yes('3287'), { asks: [{ ...A, ...early }], profile: { reassignedAtMs } });
    expect(asked(NOON_MS - 1)).toMatchObject({ do: 'confirm' });
    expect(asked(NOON_MS)).toEqual(NOTHING_ASKED);
    expect(asked(NOON_MS + 20)).toEqual(NOTHING_ASKED);
  });
});

describe('a price that was answered', () => {
  const byMe = { ...A, answered: { by: 'reply-1', as: 'yes' } } as const;
  const byOther = { ...A, answered: { by: 'reply-0', as: 'yes' } } as const;

  it('is answered by the same reply again: it may have died before it was worked off', () => {
    const confirmed = { do: 'confirm', ask: plain(A), answer: 'yes' };
    expect(decided(yes(), { asks: [byMe] })).toEqual(confirmed);
    // What came in between does not make it another's.
    const asks = [anAsk({ code: '5512', asked: 30 }), aReminder({ asked: 30 }), byMe];
    expect(decided(yes(), { asks })).toEqual(confirmed);
  });

  it('has expired by then, for the same reply too', () => {
    const nowMs = A.untilMs + 1;
    expect(decided(yes(), { asks: [byMe] }, {}, { nowMs })).toEqual(expired(A));
    const asks = [byMe, anAsk({ code: '5512', until: 90 })];
    expect(decided(yes(), { asks }, {}, { nowMs })).toEqual(expired(A));
  });

  it.each([undefined, '3287'])('takes the same answer for no news: code %s', (code) => {
    expect(decided(yes(code), { asks: [byOther] })).toEqual({ do: 'nothing' });
    const nowMs = A.untilMs + 1;
    expect(decided(yes(code), { asks: [byOther] }, {}, { nowMs })).toEqual({ do: 'nothing' });
  });

  it.each([undefined, '3287'])('takes no other answer: code %s', (code) => {
    expect(decided(no(code), { asks: [byOther] })).toEqual(expired(A));
  });
});

describe('a consignment that can be extended', () => {
  const R = aReminder();

  it('is, by as many days as are asked for and allowed', () => {
    for (const days of [1, 30]) {
      expect(decided(extend(days), { asks: [R] })).toEqual({ do: 'extend', ask: plain(R), days });
    }
  });

  it('is not by more: the most is said, and what is allowed is done after that', () => {
    const { item } = R;
    const notAllowed = { do: 'say', saying: { kind: 'ReplyNotAllowed', item, maxExtendDays: 30 } };
    expect(decided(extend(31), { asks: [R] })).toEqual(notAllowed);
    expect(decided(extend(300, '3287'), { asks: [R] })).toEqual(notAllowed);
  });

  it('is not once it is over, however many days are asked for', () => {
    const nowMs = R.untilMs + 1;
    for (const days of [3, 300]) {
      expect(decided(extend(days), { asks: [R] }, {}, { nowMs })).toEqual(expired(R));
    }
    const marks = { 'item-3287': { ConsignmentExtended: NOON_MS + 1 } };
    expect(decided(extend(3), { asks: [R], marks })).toEqual(expired(R));
  });

  it('is extended once: the same again is no news, other days come too late', () => {
    const answered = { by: 'reply-0', as: 3 };
    expect(decided(extend(3), { asks: [{ ...R, answered }] })).toEqual({ do: 'nothing' });
    expect(decided(extend(5), { asks: [{ ...R, answered }] })).toEqual(expired(R));
  });

  it('is extended once where it has come up twice', () => {
    const again = aReminder({ asked: 10 });
    expect(decided(extend(3), { asks: [R, again] })).toEqual({
      ...{ do: 'extend', ask: plain(again), days: 3 },
    });
    const answered = { ...again, answered: { by: 'reply-0', as: 3 } };
    for (const code of [undefined, '3287']) {
      expect(decided(extend(3, code), { asks: [R, answered] })).toEqual({ do: 'nothing' });
    }
    const inReplyTo = String(R.messageId);
    expect(decided(extend(3), { asks: [R, answered] }, { inReplyTo })).toEqual({ do: 'nothing' });
    expect(decided(extend(3), { asks: [R, again] }, { inReplyTo })).toMatchObject({
      ...{ do: 'extend', ask: plain(again) },
    });
  });
});

describe('nothing that was asked', () => {
  it.each([yes(), yes('3287'), no('3287'), extend(3), extend(3, '3287')])('%j', (command) => {
    expect(decided(command, {})).toEqual(NOTHING_ASKED);
  });

  it('of that sort: a yes extends nothing, and days are no price', () => {
    expect(decided(yes(), { asks: [aReminder()] })).toEqual(NOTHING_ASKED);
    expect(decided(yes('3287'), { asks: [aReminder()] })).toEqual(NOTHING_ASKED);
    expect(decided(extend(3), { asks: [A] })).toEqual(NOTHING_ASKED);
  });
});
