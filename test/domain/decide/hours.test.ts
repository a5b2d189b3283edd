import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/domain/decide.ts';
import { aRecipient, chose } from '../../support/a-recipient.ts';
import { aVoice } from '../../support/a-voice.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { circumstances } from '../../support/circumstances.ts';

const HOUR_MS = 3_600_000;

describe('marketing that cannot wait', () => {
  it('is suppressed with `hours`', () => {
    const hours = { from: '23:00', to: '07:00' };
    const night = circumstances({ profile: aRecipient(chose({ hours })) });
    expect(decide(aNotification('WinBack'), night)).toEqual({ do: 'suppress', reason: 'hours' });
    const late = circumstances({
      nowMs: NOON_MS + 46 * HOUR_MS,
      profile: aRecipient(chose({ hours: { from: '11:00', to: '18:00' } })),
    });
    expect(decide(aNotification('WinBack'), late)).toEqual({ do: 'suppress', reason: 'hours' });
  });
});

describe('marketing at night', () => {
  const tenInTheMorning = Date.parse('2026-11-23T10:00:00-05:00');
  const inTheMorning = (dueMs: number, opening: string) => {
    expect(dueMs).toBeGreaterThanOrEqual(Date.parse(opening));
    expect(dueMs).toBeLessThan(Date.parse(opening) + 900_000);
  };

  it('is that of the deployment, for whoever has chosen no zone', () => {
    const voice = aVoice({ timeZone: 'America/New_York' });
    const offer = aNotification('WinBack');
    // Noon of Shanghai is eleven at night there.
    const decision = decide(offer, circumstances({ voice }));
    if (decision.do !== 'defer') throw new Error(`it is not deferred: ${decision.do}`);
    inTheMorning(decision.dueMs, '2026-11-23T08:00:00-05:00');
    expect(decide(offer, circumstances({ voice, nowMs: tenInTheMorning }))).toMatchObject({
      do: 'send',
      hours: 'open',
    });
  });

  it('waits, also where its kind would not', () => {
    const offer = aNotification('WinBack');
    const urgent = { ...offer, kind: { ...offer.kind, timing: 'immediate' } as const };
    const decision = decide(urgent, circumstances({ nowMs: NOON_MS + 11 * HOUR_MS }));
    if (decision.do !== 'defer') throw new Error(`it is not deferred: ${decision.do}`);
    inTheMorning(decision.dueMs, '2026-11-24T08:00:00+08:00');
  });
});

describe('a transactional text that cannot wait', () => {
  const evening = { profile: aRecipient(chose({ hours: { from: '20:00', to: '21:00' } })) };
  const byDeadline = (deadline: string) =>
    decide(aNotification('PriceAdjusted', { deadline }), circumstances(evening));

  it('goes early', () => {
    expect(byDeadline('2026-11-23T20:01:59+08:00')).toMatchObject({ hours: 'cannot-wait' });
    expect(byDeadline('2026-11-23T20:02:00+08:00')).toEqual({
      ...{ do: 'defer', because: 'hours' },
      dueMs: Date.parse('2026-11-23T20:00:00+08:00'),
    });
  });

  it('waits with others where its kind is told together', () => {
    const dueMs = Date.parse('2026-11-23T20:00:00+08:00');
    const bid = aNotification('BidPlaced', { deadline: '2026-11-23T20:02:00+08:00' });
    const flush = { dueMs, expiresAtMs: dueMs + 25 * HOUR_MS };
    expect(decide(bid, circumstances(evening))).toEqual({ do: 'gather', flush });
    const waiting = decide({ ...bid, flush }, circumstances(evening));
    expect(waiting).toEqual({ do: 'defer', because: 'hours', dueMs });
  });

  it('goes at once where its kind never waits', () => {
    const decision = decide(aNotification('OrderPlaced'), circumstances(evening));
    expect(decision).toMatchObject({ do: 'send', hours: 'immediate' });
  });
});
