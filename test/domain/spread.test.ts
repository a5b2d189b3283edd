import { describe, expect, it } from 'vitest';
import { decide } from '../../functions/domain/decide.ts';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import { phoneNumber } from '../support/a-cloud.ts';
import { aNotification } from '../support/an-event.ts';
import { aPolicy, circumstances } from '../support/circumstances.ts';

describe('ten thousand that wait for one opening', () => {
  const SPREAD_SECONDS = 900;
  const offer = aNotification('WinBack');
  const night = circumstances({
    nowMs: Date.parse('2026-11-23T23:30:00+08:00'),
    policy: aPolicy({ deferralSpreadSeconds: SPREAD_SECONDS }),
  });

  /** How long after the opening. */
  function dueSeconds(phone: string): number {
    const recipient = { ...offer.recipient, phone: phone as PhoneNumber };
    const decision = decide({ ...offer, recipient }, night);
    if (decision.do !== 'defer') throw new Error(`it is not deferred: ${decision.do}`);
    return (decision.dueMs - Date.parse('2026-11-24T08:00:00+08:00')) / 1_000;
  }

  it('fall due evenly over the spread', { timeout: 30_000 }, () => {
    const dues = Array.from({ length: 10_000 }, (_, i) => dueSeconds(phoneNumber(i)));
    expect(Math.min(...dues)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...dues)).toBeLessThan(SPREAD_SECONDS);
    const minutes = [...Map.groupBy(dues, (due) => Math.floor(due / 60)).values()];
    expect(minutes).toHaveLength(SPREAD_SECONDS / 60);
    const mean = dues.length / minutes.length;
    // Five standard deviations of what falls into a minute by chance.
    for (const { length } of minutes) {
      expect(Math.abs(length - mean)).toBeLessThan(5 * Math.sqrt(mean));
    }
  });
});
