import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/domain/decide.ts';
import { aRecipient, chose } from '../../support/a-recipient.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { circumstances } from '../../support/circumstances.ts';

const HOUR_MS = 3_600_000;

describe('marketing that cannot wait', () => {
  it('is suppressed with `hours`', () => {
    const hours = { from: '23:00', to: '07:00' };
    const night = circumstances({ profile: aRecipient(chose({ hours })) });
    expect(decide(aNotification('ItemViewed'), night)).toEqual({ do: 'suppress', reason: 'hours' });
    const late = circumstances({
      nowMs: NOON_MS + 24 * HOUR_MS,
      profile: aRecipient(chose({ hours: { from: '13:00', to: '18:00' } })),
    });
    expect(decide(aNotification('ItemViewed'), late)).toEqual({ do: 'suppress', reason: 'hours' });
  });
});

describe('a transactional text that cannot wait', () => {
  const evening = { profile: aRecipient(chose({ hours: { from: '20:00', to: '21:00' } })) };
  const byDeadline = (deadline: string) =>
    decide(aNotification('BidPlaced', { deadline }), circumstances(evening));

  it('goes early', () => {
    expect(byDeadline('2026-11-23T20:01:59+08:00')).toMatchObject({ hours: 'cannot-wait' });
    expect(byDeadline('2026-11-23T20:02:00+08:00')).toEqual({
      ...{ do: 'defer', because: 'hours' },
      dueMs: Date.parse('2026-11-23T20:00:00+08:00'),
    });
  });

  it('goes at once where its kind never waits', () => {
    const decision = decide(aNotification('OrderPlaced'), circumstances(evening));
    expect(decision).toMatchObject({ do: 'send', hours: 'immediate' });
  });
});
