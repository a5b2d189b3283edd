import type { Delivery, Receipt } from '../../functions/domain/delivery.ts';
import { NOON_MS } from './an-event.ts';

export const A_PHONE = '+8613800138000';

/** A delivery of one part, a second after noon. */
export const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  ...{ is: 'delivered', atMs: NOON_MS + 1_000, parts: 1, priceFen: 16 },
  ...change,
});

/** Of a transactional text that was published at noon. */
export const aReceipt = (
  change: Partial<Omit<Receipt, 'delivery'>> & { readonly delivery?: Partial<Delivery> } = {},
): Receipt => ({
  ...{ messageId: 'sms-1', phone: A_PHONE, lane: 'transactional', sentAtMs: NOON_MS },
  ...change,
  delivery: aDelivery(change.delivery),
});

/** A line of the delivery log: of noon, by the example in the SNS developer guide. */
export const aLogLine = (change: ALogLine = {}): string =>
  JSON.stringify({
    notification: {
      messageId: 'sms-1',
      timestamp: new Date(NOON_MS).toISOString().replace('T', ' ').replace('000Z', '0'),
      ...change.notification,
    },
    delivery: {
      phoneCarrier: 'China Mobile',
      mnc: 0,
      numberOfMessageParts: 1,
      destination: A_PHONE,
      priceInUSD: 0.02094,
      smsType: 'Transactional',
      mcc: 460,
      providerResponse: 'Message has been accepted by phone carrier',
      dwellTimeMs: 599,
      dwellTimeMsUntilDeviceAck: 1344,
      ...change.delivery,
    },
    status: 'SUCCESS',
    ...(change.status === undefined ? {} : { status: change.status }),
  });

interface ALogLine {
  readonly notification?: Readonly<Record<string, unknown>>;
  readonly delivery?: Readonly<Record<string, unknown>>;
  readonly status?: unknown;
}

/** Of a text that did not reach its phone, in the carrier's words. */
export const aFailure = (providerResponse: string, change: ALogLine = {}): string =>
  aLogLine({
    ...change,
    delivery: { providerResponse, ...change.delivery },
    status: 'FAILURE',
  });
