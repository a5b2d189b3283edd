import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../functions/domain/delivery.ts';
import type { Recorded } from '../../functions/ports/receipts.ts';
import { aReceipt } from '../support/a-receipt.ts';
import { at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();

const UNJOINED: Recorded = { is: 'unjoined' };
const reach = { isFailing: false, wasReachedLater: false };
const KNOWN: Recorded = { is: 'known', reach };

const recorded = (before?: Receipt, sentParts?: number) => ({
  ...{ is: 'recorded', before: before?.delivery, sentParts, reach },
});

const failedAt = (seconds: number, is: 'gone' | 'for-now' = 'for-now') =>
  aReceipt({ delivery: { is, atMs: NOON_MS + seconds * 1_000 } });

const deliveredAt = (seconds: number, change: Partial<Receipt> = {}) =>
  aReceipt({ ...change, delivery: { atMs: NOON_MS + seconds * 1_000 } });

describe.each(STORES)('what became of texts, %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  /** A store in which a sale was texted at noon, in three parts, and others were as well. */
  const sent = async () => {
    const ports = store.open();
    const text = async (kind: string, messageId: string, parts: number) => {
      const notification = aNotification(kind);
      await ports.transactional.claim(notification, at(0));
      await ports.transactional.settle(notification, at(0), { messageId, parts });
    };
    await text('ItemListed', 'sms-0', 1);
    await text('ItemSold', 'sms-1', 3);
    await text('OrderShipped', 'sms-2', 1);
    return ports;
  };

  describe('of a transactional text', () => {
    it('is written down beside it, found by its message id, with what we counted', async () => {
      const { deliveries } = await sent();
      expect(await deliveries.record(aReceipt())).toEqual(recorded(undefined, 3));
    });

    it('is known when it is said again, and when it is older', async () => {
      const { deliveries } = await sent();
      await deliveries.record(deliveredAt(2));
      expect(await deliveries.record(deliveredAt(2))).toEqual(KNOWN);
      expect(await deliveries.record(failedAt(1))).toEqual(KNOWN);
    });

    it('gives way to what is later, and says what was known before', async () => {
      const { deliveries } = await sent();
      await deliveries.record(failedAt(1));
      expect(await deliveries.record(deliveredAt(2))).toEqual(recorded(failedAt(1), 3));
      expect(await deliveries.record(deliveredAt(2))).toEqual(KNOWN);
    });

    it('is written once by many who say it at once', async () => {
      const { deliveries } = await sent();
      const all = Array.from({ length: 8 }, () => deliveries.record(aReceipt()));
      const answers = (await Promise.all(all)).map(({ is }) => is);
      expect(answers.toSorted()).toEqual([...Array(7).fill('known'), 'recorded']);
    });

    it('is not kept of a text that nobody knows, or of another phone', async () => {
      const { deliveries } = await sent();
      expect(await deliveries.record(aReceipt({ messageId: 'sms-9' }))).toEqual(UNJOINED);
      expect(await deliveries.record(aReceipt({ phone: '+8613900000000' }))).toEqual(UNJOINED);
      expect(await deliveries.record(aReceipt())).toMatchObject({ is: 'recorded' });
    });

    it('leaves its claim settled', async () => {
      const { deliveries, transactional } = await sent();
      await deliveries.record(aReceipt());
      const again = await transactional.claim(aNotification('ItemSold'), at(60));
      expect(again).toEqual({ is: 'settled' });
    });
  });

  describe('of a marketing text', () => {
    const offer = aNotification('WinBack');
    const offered = async () => {
      const ports = store.open();
      await ports.marketing.claim(offer, at(0));
      await ports.marketing.settle(offer, at(0), SENT);
      return ports;
    };
    const ofOffer = (change: Parameters<typeof aReceipt>[0] = {}) =>
      aReceipt({ lane: 'marketing', sentAtMs: NOON_MS + 400, ...change });

    it('is written down for the claim before it, of whose parts nobody wrote', async () => {
      const { deliveries } = await offered();
      expect(await deliveries.record(ofOffer())).toEqual(recorded());
      expect(await deliveries.record(ofOffer())).toEqual(KNOWN);
      const later = ofOffer({ delivery: { atMs: NOON_MS + 9_000, is: 'text' } });
      expect(await deliveries.record(later)).toEqual(recorded(ofOffer()));
    });

    it('is not kept where no claim is near, or the claim is of another text', async () => {
      const { deliveries } = await offered();
      const early = ofOffer({ sentAtMs: NOON_MS - 60_000 });
      expect(await deliveries.record(early)).toEqual(UNJOINED);
      expect(await deliveries.record(ofOffer({ sentAtMs: NOON_MS + 60_000 }))).toEqual(UNJOINED);
      await deliveries.record(ofOffer());
      expect(await deliveries.record(ofOffer({ messageId: 'sms-9' }))).toEqual(UNJOINED);
    });

    it('is not kept of a claim that was given back', async () => {
      const { deliveries, marketing } = await offered();
      await marketing.release(offer, at(0));
      expect(await deliveries.record(ofOffer())).toEqual(UNJOINED);
    });
  });

  describe('of a number', () => {
    const phone = aReceipt().phone;

    it.each(['failed', 'gone'] as const)('that %s is told with what is delivered', async (is) => {
      const { deliveries, memory, marketing } = await sent();
      await marketing.claim(aNotification('WinBack'), at(0));
      await memory.remember(phone, { is, atMs: NOON_MS });
      const isFailing = { reach: { isFailing: true } };
      expect(await deliveries.record(aReceipt())).toMatchObject(isFailing);
      const offer = aReceipt({ lane: 'marketing', messageId: 'sms-8' });
      expect(await deliveries.record(offer)).toMatchObject({ is: 'recorded', ...isFailing });
      await memory.remember(phone, { is: 'registered', atMs: NOON_MS + 1 });
      expect(await deliveries.record(deliveredAt(9))).toMatchObject({ reach });
    });

    it('that was reached by a later text is told with a failure that comes late', async () => {
      const { deliveries, marketing } = await sent();
      const later = { reach: { wasReachedLater: true } };
      await deliveries.record(deliveredAt(5, { messageId: 'sms-2' }));
      expect(await deliveries.record(failedAt(3, 'gone'))).toMatchObject(later);
      expect(await deliveries.record(failedAt(5, 'gone'))).toMatchObject(later);
      expect(await deliveries.record(failedAt(6, 'gone'))).toMatchObject({ reach });
      await marketing.claim(aNotification('WinBack'), at(8));
      const offer = { lane: 'marketing', messageId: 'sms-8', sentAtMs: NOON_MS + 8_000 } as const;
      await deliveries.record(deliveredAt(9, offer));
      expect(await deliveries.record(failedAt(7, 'gone'))).toMatchObject(later);
    });
  });
});
