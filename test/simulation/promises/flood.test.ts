import { describe, expect, it } from 'vitest';
import type { Lane } from '../../../functions/domain/lane.ts';
import { NOON_MS } from '../../support/an-event.ts';
import { aLease } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import { floodAddsItsWait } from './flood.ts';

const found = breachesOf(floodAddsItsWait);

/** Asked for at noon. */
const lease = (lane: Lane, afterMs: number, parts = 1, intervalMs = 50) =>
  aLease(NOON_MS, { lane, slots: { firstMs: NOON_MS + afterMs, parts, intervalMs } });

describe('marketing', () => {
  it('has slots that end within its wait', () => {
    expect(found({ leases: [lease('marketing', 500, 10)] })).toEqual([]);
    expect(found({ leases: [lease('marketing', 501, 10)] })).toEqual([]);
    expect(found({ leases: [lease('marketing', 502, 10)] })).toEqual([
      'marketing slots end 1002 ms ahead',
    ]);
  });

  it('has one text that takes longer where nothing is ahead', () => {
    expect(found({ leases: [lease('marketing', 0, 1, 1_600)] })).toEqual([]);
    expect(found({ leases: [lease('marketing', 2, 1, 1_600)] })).toHaveLength(1);
    expect(found({ leases: [lease('marketing', 0, 3, 1_600)] })).toHaveLength(1);
  });
});

describe('a transactional text', () => {
  it('waits for marketing by its wait at most, and twice the skew', () => {
    expect(found({ leases: [lease('transactional', 3_001)] })).toEqual([]);
    expect(found({ leases: [lease('transactional', 3_002)] })).toEqual([
      'transactional slots are 2 ms later than marketing may',
    ]);
  });

  it('waits for transactional texts that were before it', () => {
    const before = lease('transactional', 1_000, 40);
    expect(found({ leases: [before, lease('transactional', 5_001)] })).toEqual([]);
    expect(found({ leases: [before, lease('transactional', 5_002)] })).toHaveLength(1);
  });

  it('waits for one slow marketing text, until there is another', () => {
    const slow = lease('marketing', 0, 1, 1_600);
    const waiting = lease('transactional', 3_600);
    expect(found({ leases: [slow, waiting] })).toEqual([]);
    expect(found({ leases: [slow, lease('marketing', 0), waiting] })).toHaveLength(1);
  });
});
