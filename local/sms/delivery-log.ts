import type { Ring } from '../sms.ts';
import { fateOf } from './magic-numbers.ts';

export type DeliveryStatus = 'SUCCESS' | 'FAILURE';

/**
 * What SNS logs of a text that Publish accepted: one line of JSON, by the examples in the SNS
 * developer guide (Viewing CloudWatch metrics and logs for SMS deliveries).
 * @param tookMs from Publish until the phone or the carrier answered
 */
export function deliveryLog(text: Ring, tookMs: number): string {
  const fate = fateOf(text.phoneNumber);
  const isHeldBack = fate.is === 'undelivered' && fate.by === 'sns';
  const moreParts = fate.is === 'delivered' ? (fate.moreParts ?? 0) : 0;
  const providerResponse = fate.is === 'undelivered' ? fate.providerResponse : ACCEPTED;
  return JSON.stringify({
    notification: { messageId: text.messageId, timestamp: timestampOf(text.at) },
    delivery: {
      // Of what no carrier ever had SNS knows no carrier, and bills nothing.
      ...(!isHeldBack && billed(text, text.parts + moreParts)),
      destination: text.phoneNumber,
      smsType: text.lane === 'transactional' ? 'Transactional' : 'Promotional',
      providerResponse,
      dwellTimeMs: Math.round(tookMs / 4),
      ...(!isHeldBack && { dwellTimeMsUntilDeviceAck: tookMs }),
    },
    status: statusOf(text.phoneNumber),
  });
}

export const statusOf = (phone: string): DeliveryStatus =>
  fateOf(phone).is === 'delivered' ? 'SUCCESS' : 'FAILURE';

/** Where the phone itself confirms it, the words are others; SNS lists none of them. */
const ACCEPTED = 'Message has been accepted by phone carrier';

const billed = ({ phoneNumber, lane }: Ring, parts: number) => ({
  ...(NETWORKS.find(([prefix]) => phoneNumber.startsWith(prefix)) ?? ELSEWHERE)[1],
  numberOfMessageParts: parts,
  // Floating point would bill 0.06282000000000001.
  priceInUSD: Number((parts * PART_USD[lane]).toFixed(5)),
});

/** One of each country: SNS names whose network the phone is on (ITU-T E.212). */
const NETWORKS: readonly (readonly [prefix: string, network: object])[] = [
  ['+86', { phoneCarrier: 'China Mobile', mcc: 460, mnc: 0 }],
  ['+852', { phoneCarrier: 'CSL', mcc: 454, mnc: 0 }],
  ['+853', { phoneCarrier: 'CTM', mcc: 455, mnc: 1 }],
  ['+65', { phoneCarrier: 'Singtel', mcc: 525, mnc: 1 }],
  ['+886', { phoneCarrier: 'Chunghwa Telecom', mcc: 466, mnc: 92 }],
];
const ELSEWHERE = ['', { mcc: 0, mnc: 0 }] as const;

/** A price of the right size; the price list of AWS changes, and has another for each country. */
const PART_USD = { transactional: 0.02094, marketing: 0.02094 } as const;

/**
 * `2026-11-23 04:00:00.12` in UTC: Java's own form, which leaves out the zeros at the end of the
 * fraction, but for one.
 */
const timestampOf = (iso: string): string =>
  iso
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/(\.\d+?)0+$/, '$1');
