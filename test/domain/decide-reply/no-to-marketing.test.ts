import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../functions/domain/profile.ts';
import { aRing } from '../../support/a-recipient.ts';
import { anAsk, aReminder, decided, MINUTE_MS, no, plain } from '../../support/an-ask.ts';
import { NOON_MS } from '../../support/an-event.ts';

const OPT_OUT = { do: 'opt-out', confirms: true };
const A = anAsk();
const late = { nowMs: A.untilMs + 1 };
const late3287 = { do: 'say', saying: { kind: 'ReplyExpired', item: A.item } };

/** Marketing was texted so many minutes after noon. */
const marketed = (...minutes: readonly number[]): Partial<Profile> => ({
  rings: {
    transactional: [],
    marketing: aRing(...minutes.map((each) => NOON_MS + each * MINUTE_MS)),
  },
});

describe('a no, where no price is asked', () => {
  it('opts out', () => {
    expect(decided(no(), {})).toEqual(OPT_OUT);
    expect(decided(no(), {}, { inReplyTo: 'sms-1' })).toEqual(OPT_OUT);
    expect(decided(no(), { asks: [aReminder()] })).toEqual(OPT_OUT);
    expect(decided(no(), { asks: [aReminder()] }, { inReplyTo: 'sms-reminder-3287-0' })).toEqual(
      OPT_OUT,
    );
  });

  it('is confirmed where it is news', () => {
    const asked = (profile: Partial<Profile>) => decided(no(), { profile });
    expect(asked({ givenAtMs: NOON_MS })).toEqual(OPT_OUT);
    expect(asked({ refusedAtMs: NOON_MS })).toEqual({ do: 'opt-out', confirms: false });
    expect(asked({ refusedAtMs: NOON_MS, givenAtMs: NOON_MS + 1 })).toEqual(OPT_OUT);
  });

  it('refuses no marketing where it names an item', () => {
    expect(decided(no('3287'), {})).toMatchObject({ do: 'say' });
    expect(decided(no('9999'), { asks: [A] })).toMatchObject({ do: 'say' });
  });

  it('is not kept from that by what was asked of whoever had the number before', () => {
    const profile = { reassignedAtMs: NOON_MS + 1 };
    expect(decided(no(), { asks: [A], profile })).toEqual(OPT_OUT);
  });

  it('is not kept from that by what was asked after it', () => {
    expect(decided(no(), { asks: [anAsk({ asked: 40 })] })).toEqual(OPT_OUT);
  });
});

describe('a no, where a price is asked', () => {
  it('refuses the price, however late marketing was texted', () => {
    const decision = decided(no(), { asks: [A], profile: marketed(20) });
    expect(decision).toEqual({ do: 'confirm', ask: plain(A), answer: 'no' });
  });

  it('refuses nothing where it is not clear which', () => {
    const asks = [A, anAsk({ code: '5512', asked: 10 })];
    expect(decided(no(), { asks, profile: marketed(20) })).toMatchObject({ do: 'say' });
    expect(decided(no(), { asks }, { inReplyTo: 'sms-of-an-offer' })).toMatchObject({ do: 'say' });
  });
});

describe('a no that comes too late for a price', () => {
  const decide = (profile: Partial<Profile>, inReplyTo?: string, asks = [A]) =>
    decided(no(), { asks, profile }, inReplyTo === undefined ? {} : { inReplyTo }, late);

  it('is about the price, while no marketing was texted after it', () => {
    expect(decide({})).toEqual(late3287);
    expect(decide(marketed(-5, -10))).toEqual(late3287);
  });

  it('opts out once marketing was texted after it', () => {
    expect(decide(marketed(5, -10))).toEqual(OPT_OUT);
    expect(decide(marketed(0))).toEqual(OPT_OUT);
  });

  it('is about the price still where that marketing was given back, or came after the no', () => {
    const { rings } = marketed(5);
    const givenBack = rings?.marketing.map((entry) => ({ ...entry, hash: '' })) ?? [];
    expect(decide({ rings: { transactional: [], marketing: givenBack } })).toEqual(late3287);
    expect(decide(marketed(31))).toEqual(late3287);
  });

  it('is about the text that it replies to, where that is known', () => {
    expect(decide({}, 'sms-of-an-offer')).toEqual(OPT_OUT);
    expect(decide(marketed(5), A.messageId)).toEqual(late3287);
    const reminder = aReminder({ code: '5512' });
    expect(decide({}, reminder.messageId, [A, reminder])).toEqual(late3287);
  });

  it('is about the price that was refused before: that is no news, and no opting out', () => {
    const answered = { by: 'reply-0', as: 'no' } as const;
    expect(decide({}, undefined, [{ ...A, answered }])).toEqual({ do: 'nothing' });
    expect(decide(marketed(5), undefined, [{ ...A, answered }])).toEqual(OPT_OUT);
  });

  it('is about the price that this very reply refused', () => {
    const mine = { ...A, answered: { by: 'reply-1', as: 'no' } } as const;
    expect(decide(marketed(5), undefined, [mine])).toEqual(late3287);
    expect(decide({}, 'sms-of-an-offer', [mine])).toEqual(late3287);
  });
});
