import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/domain/decide.ts';
import type { Profile } from '../../../functions/domain/profile.ts';
import { aRecipient, chose } from '../../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { answerOf } from '../../support/answer-of.ts';
import { circumstances, LEEWAY_MS, NO_ORDERS } from '../../support/circumstances.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const GONE = aRecipient({ goneAtMs: NOON_MS });

const decided = (kind: string, profile: Profile, hours = 0) =>
  decide(aNotification(kind), circumstances({ profile, nowMs: NOON_MS + hours * HOUR_MS }));

describe('where there is no such number any more', () => {
  it('money waits, and is looked at again in six hours', () => {
    for (const kind of ['PaymentReceived', 'WithdrawalFailed', 'PayoutConfirmationDue']) {
      expect(decided(kind, GONE)).toEqual({
        ...{ do: 'defer', because: 'unreachable', dueMs: NOON_MS + 6 * HOUR_MS },
      });
    }
  });

  it('copies of it wait for the same time, whenever they are looked at', () => {
    for (const hours of [6.1, 8, 11.9]) {
      const dueMs = NOON_MS + 12 * HOUR_MS;
      expect(decided('PaymentReceived', GONE, hours)).toMatchObject({ do: 'defer', dueMs });
    }
  });

  it('it is looked at once more before it ends, and then not told', () => {
    const payment = aNotification('PaymentReceived');
    const lastMs = payment.expiresAtMs - LEEWAY_MS;
    const at = (nowMs: number) => decide(payment, circumstances({ profile: GONE, nowMs }));
    expect(at(lastMs - HOUR_MS)).toMatchObject({ do: 'defer', dueMs: lastMs });
    expect(at(lastMs)).toEqual({ do: 'suppress', reason: 'unreachable' });
  });

  it('money waits for that, whatever the operator and the hours say', () => {
    const profile = { ...GONE, ...chose({ hours: { from: '20:00', to: '21:00' } }) };
    const held = circumstances({ profile, orders: { ...NO_ORDERS, mode: 'stop' } });
    expect(decide(aNotification('PaymentReceived'), held)).toMatchObject({
      because: 'unreachable',
    });
  });

  it('a sale is told', () => {
    expect(decided('ItemSold', GONE)).toMatchObject({ do: 'send' });
  });

  it('marketing is not told', () => {
    expect(answerOf(decided('WinBack', GONE))).toBe('unreachable');
  });

  it.each(['registeredAtMs', 'givenAtMs'])('money goes after %s', (fact) => {
    const profile = { ...GONE, [fact]: NOON_MS + 1 };
    expect(decided('PaymentReceived', profile, 1)).toMatchObject({ do: 'send' });
  });

  it('that a text arrived frees neither: it may be at the next owner, who agreed to nothing', () => {
    const profile = { ...GONE, deliveredAtMs: NOON_MS + 1 };
    expect(decided('PaymentReceived', profile, 1)).toMatchObject({ do: 'defer' });
    expect(answerOf(decided('WinBack', profile, 1))).toBe('unreachable');
  });

  it('money of its former owner is not told to the next', () => {
    const profile = { ...GONE, reassignedAtMs: NOON_MS + 1 };
    expect(answerOf(decided('PaymentReceived', profile, 1))).toBe('unreachable');
  });
});

describe('where the phone takes no texts from us', () => {
  const blocked = aRecipient({ failedAtMs: NOON_MS });

  it('marketing is not told, and everything else is', () => {
    expect(answerOf(decided('WinBack', blocked))).toBe('unreachable');
    expect(decided('PaymentReceived', blocked)).toMatchObject({ do: 'send' });
  });
});

describe('where nothing was heard for 90 days', () => {
  const silent = aRecipient({ givenAtMs: NOON_MS - 90 * DAY_MS - 1 });

  it('money waits, and other news is told', () => {
    expect(decided('PaymentReceived', silent)).toMatchObject({ do: 'defer' });
    expect(decided('ItemSold', silent)).toMatchObject({ do: 'send' });
    expect(decided('WinBack', silent)).toMatchObject({ do: 'send' });
  });

  it('money goes once they use the app', () => {
    const active = { ...silent, activeAtMs: NOON_MS - DAY_MS };
    expect(decided('PaymentReceived', active)).toMatchObject({ do: 'send' });
  });

  it('using the app says nothing of a number that is gone', () => {
    const profile = { ...silent, goneAtMs: NOON_MS - DAY_MS, activeAtMs: NOON_MS };
    expect(decided('PaymentReceived', profile)).toMatchObject({ do: 'defer' });
  });
});

describe('of whom nothing is known', () => {
  it('money is told', () => {
    const { givenAtMs, ...nobody } = aRecipient();
    expect(decided('PaymentReceived', nobody)).toMatchObject({ do: 'send' });
  });
});
