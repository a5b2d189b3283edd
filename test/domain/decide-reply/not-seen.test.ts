import { describe, expect, it } from 'vitest';
import type { RememberedAsk } from '../../../functions/domain/ask.ts';
import { anAsk, aReminder, decided, extend, plain, yes } from '../../support/an-ask.ts';

/** As long as no carrier is known to have taken its text. */
const unsent = ({ messageId: _, ...ask }: RememberedAsk): RememberedAsk => ask;

const FIRST = anAsk();
const NEWER = anAsk({
  ...{ asked: 29, until: 90, item: { ...FIRST.item, version: 4 } },
  wants: { is: 'price', proposedPriceFen: 1_000_000 },
});
const OTHER = anAsk({ code: '5512', asked: 29 });
const answered = { by: 'reply-0', as: 'no' } as const;

const expired = { do: 'say', saying: { kind: 'ReplyExpired', item: NEWER.item } };
const asksBack = (code: string) => ({
  ...{ do: 'say', saying: { kind: 'ReplyUnclear', codes: [code], meant: { is: 'yes' } } },
});
const confirms = (ask: RememberedAsk) => ({ do: 'confirm', ask: plain(ask), answer: 'yes' });

describe('a newer price whose text may never have gone out', () => {
  it.each([undefined, '3287'])('is not confirmed by a yes to the one before it: %s', (code) => {
    expect(decided(yes(code), { asks: [FIRST, unsent(NEWER)] })).toEqual(expired);
    const asks = [{ ...FIRST, answered }, unsent(NEWER)];
    expect(decided(yes(code), { asks })).toEqual(expired);
  });

  it('of another item is confirmed by its code alone', () => {
    for (const before of [{ ...FIRST, answered }, anAsk({ until: 20 })]) {
      const asks = [before, unsent(OTHER)];
      expect(decided(yes(), { asks })).toEqual(asksBack('5512'));
      expect(decided(yes('5512'), { asks })).toEqual(confirms(OTHER));
    }
  });

  it('is confirmed where nothing else was asked: its text may have gone out', () => {
    expect(decided(yes(), { asks: [unsent(NEWER)] })).toEqual(confirms(NEWER));
    expect(decided(yes(), { asks: [aReminder(), unsent(NEWER)] })).toEqual(confirms(NEWER));
  });

  it('is another matter for a consignment, which is the same one however often it comes up', () => {
    const again = aReminder({ asked: 10 });
    const decision = decided(extend(3), { asks: [aReminder(), unsent(again)] });
    expect(decision).toEqual({ do: 'extend', ask: plain(again), days: 3 });
  });
});

describe('a newer price whose first text nobody heard of, told again after the reply', () => {
  const again = { ...OTHER, askedAtMs: OTHER.askedAtMs + 180_000 };
  const asks = [FIRST, { ...again, firstAskedAtMs: OTHER.askedAtMs }];

  it('is perhaps what the reply is about: neither is acted on but by its code', () => {
    expect(decided(yes(), { asks })).toEqual({
      do: 'say',
      saying: { kind: 'ReplyUnclear', codes: ['5512', '3287'], meant: { is: 'yes' } },
    });
    expect(decided(yes('5512'), { asks })).toEqual(confirms(again));
    expect(decided(yes('3287'), { asks })).toEqual(confirms(FIRST));
  });

  it('is what the reply is about where nothing else was asked', () => {
    expect(decided(yes(), { asks: asks.slice(1) })).toEqual(confirms(again));
  });

  it('is not, where no attempt came before the reply', () => {
    expect(decided(yes(), { asks: [FIRST, again] })).toEqual(confirms(FIRST));
  });
});

describe('a newer price that crosses the reply to the one before it', () => {
  const writtenBefore = (ms: number) => ({ receivedAtMs: NEWER.askedAtMs - ms });

  it('is not confirmed by it, though clocks may differ', () => {
    const asks = [FIRST, NEWER];
    expect(decided(yes(), { asks }, writtenBefore(1))).toEqual(expired);
    expect(decided(yes('3287'), { asks }, writtenBefore(1))).toEqual(expired);
    const others = [{ ...FIRST, answered }, OTHER];
    expect(decided(yes(), { asks: others }, writtenBefore(1))).toEqual(asksBack('5512'));
  });

  it('is, where its carrier tells the time in whole seconds, or names the text', () => {
    const asks = [FIRST, NEWER];
    const { askedAtMs } = NEWER;
    const later = { ...NEWER, askedAtMs: askedAtMs + 999 };
    const bySeconds = { receivedAtMs: askedAtMs };
    expect(decided(yes(), { asks: [FIRST, later] }, bySeconds)).toEqual(confirms(later));
    const inReplyTo = String(NEWER.messageId);
    expect(decided(yes(), { asks }, { ...writtenBefore(1_900), inReplyTo })).toEqual(
      confirms(NEWER),
    );
  });

  it('is, where nothing was asked before it', () => {
    expect(decided(yes(), { asks: [NEWER] }, writtenBefore(1_900))).toEqual(confirms(NEWER));
  });
});
