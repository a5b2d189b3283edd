import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../functions/catalog/index.ts';
import type { Orders } from '../../../functions/domain/controls.ts';
import { decide } from '../../../functions/domain/decide.ts';
import type { Decision } from '../../../functions/domain/decision.ts';
import { MODES } from '../../../functions/domain/mode.ts';
import type { Notification } from '../../../functions/domain/notification.ts';
import { aNotification, kind, NOON_MS } from '../../support/an-event.ts';
import { answerOf } from '../../support/answer-of.ts';
import { circumstances, LEEWAY_MS, NO_ORDERS } from '../../support/circumstances.ts';

const ordered = (
  notification: Notification,
  change: Partial<Orders>,
  nowMs = NOON_MS,
): Decision => {
  const profile = { givenAtMs: 0, rings: { transactional: [], marketing: [] } };
  const orders = { ...NO_ORDERS, ...change };
  return decide(notification, circumstances({ profile, orders, nowMs }));
};

const answer = (name: string, change: Partial<Orders>, nowMs?: number): string =>
  answerOf(ordered(aNotification(name), change, nowMs));

describe('of kinds that are critical, that are not, that are optional, and of marketing', () => {
  const kinds = ['ItemSold', 'PriceAdjusted', 'ItemListed', 'WinBack'];
  const held = (change: Partial<Orders>) =>
    kinds.filter((name) => answer(name, change) === 'paused').join(' ');

  it.each([
    ['normal', ''],
    ['conserve', 'ItemListed WinBack'],
    ['pause-marketing', 'ItemListed WinBack'],
    ['stop', 'ItemSold PriceAdjusted ItemListed WinBack'],
  ] as const)('%s holds back: %s', (mode, expected) => {
    expect(kinds.map((name) => [kind(name).critical, kind(name).optional === true])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [false, true],
    ]);
    expect(held({ mode })).toBe(expected);
    // Those who cannot be held by the mode go.
    expect(kinds.filter((name) => answer(name, { mode }) === 'send').join(' ')).toBe(
      kinds.filter((name) => !expected.split(' ').includes(name)).join(' '),
    );
  });

  it('a lane that is halted holds back all, whatever the mode is', () => {
    for (const mode of MODES) expect(held({ mode, isHalted: true })).toBe(kinds.join(' '));
  });

  it('`conserve` lets marketing go that is not optional, and `pause-marketing` none', () => {
    const { optional: _, ...wanted } = kind('WinBack');
    const offer = { ...aNotification('WinBack'), kind: wanted };
    expect(answerOf(ordered(offer, { mode: 'conserve' }))).toBe('send');
    expect(answerOf(ordered(offer, { mode: 'pause-marketing' }))).toBe('paused');
  });
});

describe('what a mode holds back', () => {
  it('comes again within 15 minutes, at a whole second', () => {
    const anyCase = fc.record({
      notification: fc.constantFrom(...KINDS).map(({ name }) => aNotification(name)),
      mode: fc.constantFrom(...MODES),
      isHalted: fc.boolean(),
      nowMs: fc.nat(6 * 3_600_000).map((ms) => NOON_MS + ms),
    });
    fc.assert(
      fc.property(anyCase, ({ notification, mode, isHalted, nowMs }) => {
        const decision = ordered(notification, { mode, isHalted }, nowMs);
        if (decision.do !== 'defer' || decision.because !== 'paused') return;
        expect(decision.dueMs % 1_000).toBe(0);
        expect(decision.dueMs).toBeGreaterThan(nowMs);
        expect(decision.dueMs).toBeLessThanOrEqual(nowMs + 900_000);
      }),
    );
  });

  it('waits with others of its item where its kind is told together', () => {
    const bid = aNotification('BidPlaced');
    expect(ordered(bid, { mode: 'stop' })).toMatchObject({ do: 'gather' });
    const flush = { dueMs: NOON_MS, expiresAtMs: NOON_MS + 3_600_000 };
    expect(ordered({ ...bid, flush }, { mode: 'stop' })).toMatchObject({ do: 'defer' });
  });
});

/** What it is answered each time that it comes again, until it is told or given up. */
function lifeOf(notification: Notification, change: Partial<Orders>): readonly string[] {
  const answers: string[] = [];
  for (let nowMs = NOON_MS; answers.length < 10_000; ) {
    const decision = ordered(notification, change, nowMs);
    const said = answerOf(decision);
    if (answers.at(-1) !== said) answers.push(said);
    if (decision.do !== 'defer') return answers;
    nowMs = decision.dueMs;
  }
  return answers;
}

const soonOver = (name: string): Notification => ({
  ...aNotification(name),
  expiresAtMs: NOON_MS + 3_600_000,
});

describe('where all stands still', () => {
  it.each([
    ['by the operator', { mode: 'stop' }],
    ['for a halted lane', { isHalted: true }],
  ] as const)('%s, transactional news waits until it expires, and is `expired`', (_, change) => {
    expect(lifeOf(soonOver('ItemSold'), change)).toEqual(['paused', 'expired']);
    expect(lifeOf(soonOver('ItemListed'), change)).toEqual(['paused', 'expired']);
  });

  it('marketing is `paused` for good once it can wait no longer', () => {
    expect(lifeOf(soonOver('WinBack'), { mode: 'stop' })).toEqual(['paused']);
    expect(ordered(soonOver('WinBack'), { mode: 'stop' }, NOON_MS + 3_400_000)).toEqual({
      ...{ do: 'suppress', reason: 'paused' },
    });
  });

  it('what waits goes once it is over', () => {
    const { do: done } = ordered(soonOver('ItemSold'), { mode: 'normal' }, NOON_MS + 3_599_000);
    expect(done).toBe('send');
  });
});

describe('optional transactional news that the operator would rather save', () => {
  it.each(['conserve', 'pause-marketing'] as const)('goes at its last chance: %s', (mode) => {
    expect(lifeOf(soonOver('ItemListed'), { mode })).toEqual(['paused', 'send']);
    const lastMs = NOON_MS + 3_600_000 - LEEWAY_MS;
    // It asks again a minute or two later, which must be in time.
    const said = (beforeMs: number) =>
      answerOf(ordered(soonOver('ItemListed'), { mode }, lastMs - beforeMs));
    expect([said(121_000), said(59_000)]).toEqual(['paused', 'send']);
  });
});
