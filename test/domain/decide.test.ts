import { describe, expect, it } from 'vitest';
import { type Circumstances, decide } from '../../functions/domain/decide.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import { type Ring, ringHash } from '../../functions/domain/quota.ts';
import { A_MONTH_AGO_MS, aRecipient, aRing, chose } from '../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { answerOf } from '../support/answer-of.ts';
import { aPolicy, circumstances } from '../support/circumstances.ts';

const [SECOND_MS, DAY_MS] = [1000, 86_400_000];

// A kind of each sort: those that nothing holds back for long, those that may be muted, marketing.
const [CRITICAL, CAPPED, REPLY, MARKETING] = ['ItemSold', 'PriceAdjusted', 'ReplyHelp', 'WinBack'];

/** What is decided on an event that occurred at noon. */
function answer(kindName: string, change: Partial<Circumstances> = {}): string {
  return answerOf(decide(aNotification(kindName), circumstances(change)));
}

const to = (kindName: string, change: Partial<Profile>) =>
  answer(kindName, { profile: aRecipient(change) });

describe('news that nothing holds back', () => {
  it.each([CRITICAL, CAPPED, REPLY, MARKETING])('is told: %s', (kindName) => {
    const decision = decide(aNotification(kindName), circumstances());
    expect(decision).toMatchObject({ do: 'send', parts: { parts: 1 } });
  });

  it('is told as its recipient chose', () => {
    const profile = aRecipient(chose({ privacy: 'code' }));
    const decision = decide(aNotification(CAPPED), circumstances({ profile }));
    expect(decision).toMatchObject({ text: expect.stringContaining('您寄售的编号3287商品') });
  });
});

describe('news of little worth by itself', () => {
  it('is told with others, and is decided about before as if it were told', () => {
    expect(answer('ItemViewed')).toBe('digest');
    expect(to('ItemViewed', { refusedAtMs: NOON_MS })).toBe('opted-out');
    expect(to('ItemViewed', chose({ muted: ['views'] }))).toBe('muted');
    expect(to('ItemViewed', { unreachableAtMs: NOON_MS })).toBe('unreachable');
  });

  it('is told by itself where it has been quiet for long', () => {
    expect(answer('BidPlaced')).toBe('send');
  });
});

describe('news that has a deadline', () => {
  const DEADLINE = '2026-11-23T18:00:00+08:00';

  it('is told until then, and not a moment longer', () => {
    const notification = aNotification(CRITICAL, { deadline: DEADLINE });
    const at = (nowMs: number) => decide(notification, circumstances({ nowMs }));
    expect(at(Date.parse(DEADLINE))).toMatchObject({ do: 'send' });
    expect(at(Date.parse(DEADLINE) + 1)).toEqual({ do: 'suppress', reason: 'expired' });
  });

  it('and has gone stale is not told either', () => {
    expect(answer(CRITICAL, { nowMs: NOON_MS + 4 * DAY_MS })).toBe('expired');
  });
});

describe('news of goods to which more has happened', () => {
  it.each([
    ['later', NOON_MS + 1, 'superseded'],
    ['at the same instant, as a price proposal is to itself', NOON_MS, 'send'],
    ['before, as a sale is to a bid after the relisting', NOON_MS - 1, 'send'],
  ])('%s', (_, supersededAtMs, expected) => {
    expect(answer('PriceProposed', { supersededAtMs })).toBe(expected);
    expect(answer(CRITICAL, { supersededAtMs })).toBe(expected);
  });
});

describe('what this worker has told', () => {
  it('is forgotten', () => {
    expect(decide(aNotification(CRITICAL), circumstances({ isSettled: true }))).toEqual({
      do: 'forget',
      reason: 'duplicate',
    });
  });
});

describe('a marketing text', () => {
  const REFUSED: Profile = { ...NEW_PROFILE, refusedAtMs: A_MONTH_AGO_MS };
  const AGREED: Profile = { ...NEW_PROFILE, givenAtMs: A_MONTH_AGO_MS };

  it.each([
    ['who refused', REFUSED, 'opted-out', 'opted-out'],
    ['who agreed, then refused', { ...AGREED, refusedAtMs: NOON_MS }, 'opted-out', 'opted-out'],
    ['who refused, then agreed', { ...REFUSED, givenAtMs: NOON_MS }, 'send', 'send'],
    ['who never said', NEW_PROFILE, 'no-consent', 'send'],
    ['who agreed', AGREED, 'send', 'send'],
    ['whose number was another’s, who agreed', passedOn(AGREED), 'no-consent', 'send'],
    ['whose number was another’s, who refused', passedOn(REFUSED), 'no-consent', 'send'],
  ])('to somebody %s, where a yes is needed, and where none is', (_, profile, needed, presumed) => {
    const by = (needsConsent: boolean) =>
      answer(MARKETING, { profile, policy: aPolicy({ needsConsent }) });
    expect([by(true), by(false)]).toEqual([needed, presumed]);
    expect(answer(CRITICAL, { profile })).toBe('send');
    expect(answer(CAPPED, { profile })).toBe('send');
  });

  function passedOn(profile: Profile): Profile {
    return { ...profile, reassignedAtMs: A_MONTH_AGO_MS + DAY_MS };
  }
});

describe('a category that is muted', () => {
  const EVERYTHING = chose({
    muted: ['listing', 'pricing', 'sale', 'money', 'status', 'reply', 'views', 'tips', 'offers'],
  });

  it('is not told, and another is', () => {
    expect(to(CAPPED, chose({ muted: ['pricing'] }))).toBe('muted');
    expect(to(MARKETING, chose({ muted: ['offers', 'tips'] }))).toBe('muted');
    expect(to(CAPPED, chose({ muted: ['listing', 'views'] }))).toBe('send');
  });

  it('is told all the same where it is critical, or an answer, whatever a profile holds', () => {
    for (const kindName of ['ItemSold', 'PaymentReceived', 'ReplyHelp', 'OptOutConfirmed']) {
      expect(to(kindName, EVERYTHING)).toBe('send');
    }
  });

  it('was muted by the number’s earlier owner: it is told', () => {
    const reassignedAtMs = A_MONTH_AGO_MS + DAY_MS;
    expect(to(CAPPED, { ...EVERYTHING, reassignedAtMs })).toBe('send');
  });
});

describe('a number at which nobody is', () => {
  const unreachableAtMs = NOON_MS - DAY_MS;

  it.each([CRITICAL, CAPPED, REPLY, MARKETING])('is texted nothing: %s', (kindName) => {
    expect(to(kindName, { unreachableAtMs })).toBe('unreachable');
  });

  it('is texted again once it is vouched for', () => {
    expect(to(CRITICAL, { unreachableAtMs, registeredAtMs: NOON_MS })).toBe('send');
  });
});

describe('a number that has another owner', () => {
  it.each([CRITICAL, CAPPED, REPLY])('hears nothing of the earlier one: %s', (kindName) => {
    expect(to(kindName, { reassignedAtMs: NOON_MS + 1 })).toBe('unreachable');
    expect(to(kindName, { reassignedAtMs: NOON_MS })).toBe('send');
  });
});

describe('a recipient whose quota is used up', () => {
  const twice = [NOON_MS - 3600 * SECOND_MS, NOON_MS - 60 * SECOND_MS];
  const withRing = (kindName: string, lane: keyof Profile['rings'], ring: Ring) =>
    to(kindName, { rings: { ...NEW_PROFILE.rings, [lane]: ring } });

  it('is told nothing more of that lane', () => {
    expect(withRing(CAPPED, 'transactional', aRing(...twice))).toBe('quota');
    expect(withRing(MARKETING, 'marketing', aRing(...twice))).toBe('quota');
  });

  it('is told of the other lane, and what is critical', () => {
    expect(withRing(CAPPED, 'marketing', aRing(...twice))).toBe('send');
    expect(withRing(MARKETING, 'transactional', aRing(...twice))).toBe('send');
    expect(withRing(CRITICAL, 'transactional', aRing(...twice))).toBe('send');
  });

  it('is told again once the oldest text is a whole window ago', () => {
    const [, last = 0] = twice;
    const since = (ms: number) => withRing(CAPPED, 'transactional', aRing(last, NOON_MS - ms));
    expect(since(DAY_MS - 1)).toBe('quota');
    expect(since(DAY_MS)).toBe('send');
  });

  it('may have been told this very thing, which the claim alone knows', () => {
    const hash = ringHash(aNotification(MARKETING).id);
    const ring = aRing(...twice).map((entry, i) => (i === 1 ? { ...entry, hash } : entry));
    expect(withRing(MARKETING, 'marketing', ring)).toBe('send');
  });
});

describe('a phone that was texted as often as no seller needs', () => {
  it('is texted no more, not even what is critical', () => {
    expect(answer(CRITICAL, { textsToday: 9 })).toBe('send');
    expect(answer(CRITICAL, { textsToday: 10 })).toBe('runaway');
    expect(answer(CAPPED, { textsToday: 11 })).toBe('runaway');
  });

  it('has a quota for marketing, so that nobody counts', () => {
    expect(answer(MARKETING, { textsToday: 11 })).toBe('send');
  });
});
