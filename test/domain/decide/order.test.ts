import { describe, expect, it } from 'vitest';
import type { Orders } from '../../../functions/domain/controls.ts';
import { type Circumstances, decide } from '../../../functions/domain/decide.ts';
import type { SuppressReason } from '../../../functions/domain/decision.ts';
import type { Preferences } from '../../../functions/domain/preferences.ts';
import { NEW_PROFILE, type Profile } from '../../../functions/domain/profile.ts';
import { aRing, chose } from '../../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { answerOf } from '../../support/answer-of.ts';
import { aPolicy, circumstances, NO_ORDERS } from '../../support/circumstances.ts';

type Reason = SuppressReason | 'duplicate';

/** What makes a rule answer: something of the moment, or something of the recipient. */
interface Trouble extends Partial<Omit<Circumstances, 'profile' | 'orders'>> {
  readonly profile?: Partial<Profile>;
  readonly orders?: Partial<Orders>;
  readonly chosen?: Partial<Preferences>;
}

// A window so long that a quota is still used up when everything else has expired.
const POLICY = aPolicy({
  windows: [{ cap: 1, windowSeconds: 30 * 86_400 }],
  needsConsent: false,
});

const FULL = aRing(NOON_MS);

const TROUBLES: Readonly<Record<Reason, Trouble>> = {
  expired: { nowMs: NOON_MS + 10 * 86_400_000 },
  superseded: { supersededAtMs: NOON_MS + 1 },
  duplicate: { isSettled: true },
  'opted-out': { profile: { refusedAtMs: NOON_MS } },
  'no-consent': { policy: { ...POLICY, needsConsent: true } },
  muted: { chosen: { muted: ['pricing', 'offers', 'views'] } },
  unreachable: { profile: { unreachableAtMs: NOON_MS } },
  paused: { orders: { mode: 'stop' } },
  'over-budget': { orders: { spentFen: 100_000 } },
  hours: { chosen: { hours: { from: '20:00', to: '21:00' } } },
  quota: { profile: { rings: { transactional: FULL, marketing: FULL } } },
  runaway: { textsToday: 10 },
};

/** What is answered where these troubles come together. */
function answerTo(kindName: string, ...reasons: readonly Reason[]): string {
  const troubles = reasons.map((reason) => TROUBLES[reason]);
  const known = troubles.map((trouble) => trouble.profile);
  const chosen: Partial<Preferences> = Object.assign({}, ...troubles.map((each) => each.chosen));
  const profile: Profile = Object.assign({}, NEW_PROFILE, chose(chosen), ...known);
  const orders: Orders = Object.assign({}, NO_ORDERS, ...troubles.map((each) => each.orders));
  const change: Partial<Circumstances> = Object.assign({}, ...troubles, { profile, orders });
  return answerOf(decide(aNotification(kindName), circumstances({ policy: POLICY, ...change })));
}

/** Which kinds each reason can hold back. */
const HOLDS_BACK: Readonly<Record<Reason, readonly string[]>> = {
  expired: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  superseded: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  duplicate: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  'opted-out': ['WinBack'],
  'no-consent': ['WinBack'],
  muted: ['PriceAdjusted', 'WinBack'],
  unreachable: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  paused: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  'over-budget': ['WinBack'],
  hours: ['ItemSold', 'PriceAdjusted', 'WinBack'],
  quota: ['PriceAdjusted', 'WinBack'],
  runaway: ['ItemSold', 'PriceAdjusted'],
};

describe.each(Object.keys(HOLDS_BACK) as Reason[])('where nothing but %s applies', (reason) => {
  it.each(['ItemSold', 'PriceAdjusted', 'WinBack'])('%s', (kindName) => {
    const expected = HOLDS_BACK[reason].includes(kindName) ? reason : 'send';
    expect(answerTo(kindName, reason)).toBe(expected);
  });
});

describe('of two reasons that apply at once', () => {
  it.each<[winner: Reason, loser: Reason, kindName: string]>([
    ['expired', 'superseded', 'PriceAdjusted'],
    ['superseded', 'duplicate', 'PriceAdjusted'],
    ['duplicate', 'opted-out', 'WinBack'],
    ['duplicate', 'no-consent', 'WinBack'],
    ['duplicate', 'muted', 'PriceAdjusted'],
    ['opted-out', 'no-consent', 'WinBack'],
    ['opted-out', 'muted', 'WinBack'],
    ['no-consent', 'muted', 'WinBack'],
    ['muted', 'unreachable', 'PriceAdjusted'],
    ['unreachable', 'paused', 'PriceAdjusted'],
    ['paused', 'over-budget', 'WinBack'],
    ['paused', 'hours', 'PriceAdjusted'],
    ['over-budget', 'hours', 'WinBack'],
    ['unreachable', 'hours', 'PriceAdjusted'],
    ['unreachable', 'quota', 'PriceAdjusted'],
    ['unreachable', 'runaway', 'ItemSold'],
    ['hours', 'quota', 'PriceAdjusted'],
    ['hours', 'runaway', 'ItemSold'],
    ['quota', 'runaway', 'PriceAdjusted'],
  ])('%s is given before %s', (winner, loser, kindName) => {
    expect([winner, loser].map((reason) => answerTo(kindName, reason))).toEqual([winner, loser]);
    expect(answerTo(kindName, winner, loser)).toBe(winner);
  });
});

describe('where everything applies, and is made good one by one', () => {
  it.each([
    ['ItemSold', 'expired superseded duplicate unreachable paused hours runaway send'],
    [
      'PriceAdjusted',
      'expired superseded duplicate muted unreachable paused hours quota runaway send',
    ],
    [
      'WinBack',
      'expired superseded duplicate opted-out no-consent muted unreachable ' +
        'paused over-budget hours quota send',
    ],
    // What is told together meets the hours and the quota when it is told.
    ['BidPlaced', 'expired superseded duplicate muted unreachable digest'],
    ['ItemViewed', 'expired superseded duplicate opted-out no-consent muted unreachable digest'],
  ])('%s is answered %s', (kindName, answers) => {
    let left = Object.keys(TROUBLES) as Reason[];
    const heard = answers.split(' ').map(() => {
      const answer = answerTo(kindName, ...left);
      left = left.filter((reason) => reason !== answer);
      return answer;
    });
    expect(heard.join(' ')).toBe(answers);
  });
});
