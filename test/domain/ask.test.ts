import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../functions/catalog/index.ts';
import { ASK_MAX_SECONDS, askOf } from '../../functions/domain/ask.ts';
import { markSeconds } from '../../functions/domain/item-mark.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const DAY_MS = 86_400_000;

const inDays = (days: number) => new Date(NOON_MS + days * DAY_MS).toISOString();

const untilOf = (kind: string, change: Readonly<Record<string, unknown>>) =>
  ((askOf(aNotification(kind, change), NOON_MS)?.untilMs ?? Number.NaN) - NOON_MS) / DAY_MS;

describe('an ask', () => {
  it.each([
    ['PriceProposed', { deadline: inDays(1) }, 1],
    // A text says by when: what it says holds, though it is told for three days only.
    ['PriceProposed', { deadline: inDays(10) }, 10],
    ['PriceProposed', { deadline: undefined }, 3],
    ['PriceProposed', { deadline: inDays(60) }, 30],
    ['ConsignmentExpiring', { expiresAt: inDays(20) }, 20],
  ])('of %s with %j is open for %d days', (kind, change, days) => {
    expect(untilOf(kind, change)).toBe(days);
  });

  it('holds what was asked, and of whom', () => {
    expect(askOf(aNotification('PriceProposed'), NOON_MS + 1)).toMatchObject({
      kind: 'PriceProposed',
      wants: { is: 'price', proposedPriceFen: 1_400_000 },
      askedAtMs: NOON_MS + 1,
      recipient: { userId: 'u-1', role: 'seller' },
      item: { id: 'item-3287', code: '3287', version: 3 },
    });
  });

  it('is no ask where a kind asks nothing', () => {
    expect(askOf(aNotification('ItemSold'), NOON_MS)).toBeUndefined();
  });

  it('is never open for longer than what closes it is remembered', () => {
    expect(markSeconds(ENTRIES)).toBeGreaterThan(ASK_MAX_SECONDS + 86_400);
  });
});
