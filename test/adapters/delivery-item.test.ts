import { describe, expect, it } from 'vitest';
import { writeOf } from '../../functions/adapters/recipients/delivery-item.ts';
import { aReceipt } from '../support/a-receipt.ts';
import { NOON_MS } from '../support/an-event.ts';

describe('the receipt of a marketing text', () => {
  it('is deleted 31 days after the text was sent', () => {
    const { values } = writeOf(aReceipt({ lane: 'marketing' }), undefined);
    expect(values[':ttl']).toBe(NOON_MS / 1_000 + 31 * 86_400);
  });
});

describe('the receipt of a transactional text', () => {
  it('is deleted with its notification, whose end it leaves as it is', () => {
    expect(writeOf(aReceipt(), undefined).update).not.toContain('expiresAt');
  });
});
