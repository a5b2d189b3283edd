import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FACTS, KINDS } from '../../functions/catalog/index.ts';
import { readEvent } from '../../functions/domain/event.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { reasonFor } from '../support/a-reason.ts';
import { aBody, aNotification, anEnvelope, NOON_MS } from '../support/an-event.ts';

describe('a valid event', () => {
  it('becomes a notification to one phone in E.164', () => {
    const { recipient, eventId, kind, item } = aNotification('ItemSold', {
      recipient: { phone: '138 0013 8000' },
    });
    expect(recipient).toEqual({ phone: '+8613800138000', role: 'seller' });
    expect([eventId, kind.name, item?.code]).toEqual(['evt-1', 'ItemSold', '3287']);
  });

  it('has an id that depends on kind, event and phone alone', () => {
    const expected = createHash('sha256')
      .update('ItemSold\nevt-1\n+8613800138000')
      .digest('hex')
      .slice(0, 32);
    expect(aNotification('ItemSold').id).toBe(expected);
    expect(aNotification('ItemSold', { recipient: { phone: '13800138000' } }).id).toBe(expected);
    expect(aNotification('ItemSold', { eventId: 'evt-2' }).id).not.toBe(expected);
  });

  it('is identified by the id of EventBridge where the platform gave none', () => {
    expect(aNotification('ItemSold', { eventId: undefined }).eventId).toBe(
      anEnvelope('ItemSold').id,
    );
  });

  it('expires at its deadline, or at the end of its freshness where that is earlier', () => {
    const deadline = '2026-11-23T18:00:00+08:00';
    expect(aNotification('ItemSold', { deadline }).expiresAtMs).toBe(Date.parse(deadline));
    const { expiresAtMs } = aNotification('ItemSold', { deadline: '2027-11-23T18:00:00+08:00' });
    expect(expiresAtMs).toBe(NOON_MS + 3 * 86_400_000);
  });

  it('expires with what it is about, such as a consignment', () => {
    const expiresAt = '2026-11-25T12:00:00+08:00';
    const { expiresAtMs } = aNotification('ConsignmentExpiring', { expiresAt });
    expect(expiresAtMs).toBe(Date.parse(expiresAt));
  });

  it('may say null for what it does not have', () => {
    const item = { id: 'i', code: '3287', category: null, title: null, priceFen: null };
    const body = aBody('ItemSold', { eventId: null, deadline: null, item });
    expect(reasonFor(body)).toBe('valid');
  });

  it('is refused too early however often it was read since', () => {
    const body = aBody('ItemSold');
    const kinds = new Map(KINDS.map((kind) => [kind.name, kind]));
    const readAt = (nowMs: number) => parseNotification(body, kinds, nowMs).valid;
    const earlyMs = NOON_MS - 25 * 3_600_000;
    expect([earlyMs, NOON_MS, earlyMs, NOON_MS].map(readAt)).toEqual([false, true, false, true]);
  });

  it('may be a day ahead: clocks differ, and zones are mistaken', () => {
    expect(reasonFor(aBody('ItemSold', { occurredAt: '2026-11-24T12:00:00+08:00' }))).toBe('valid');
  });

  it('may carry fields that nobody knows', () => {
    expect(reasonFor(aBody('ItemSold', { campaign: 'x' }))).toBe('valid');
  });
});

describe('a fact', () => {
  it('may be about nobody in particular', () => {
    const campaign = FACTS.filter(({ name }) => name === 'CampaignLaunched');
    const event = { ...anEnvelope('ItemSold', { recipient: undefined }) };
    const body = JSON.stringify({ ...event, 'detail-type': 'CampaignLaunched' });
    const byName = new Map(campaign.map((fact) => [fact.name, fact]));
    expect(readEvent(body, byName, NOON_MS)).toMatchObject({ valid: true });
  });
});
