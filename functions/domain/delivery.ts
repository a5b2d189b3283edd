import * as z from 'zod/mini';
import { type FailureClass, sortFailure } from './delivery-failure.ts';
import type { Lane } from './lane.ts';
import { parseJson } from './parse-json.ts';

/** The carrier's word on what became of one text. */
export interface Receipt {
  /** As Publish answered it. */
  readonly messageId: string;
  readonly phone: string;
  /** By the SMS type. */
  readonly lane: Lane;
  /** Of Publish, by the carrier's clock. */
  readonly sentAtMs: number;
  readonly delivery: Delivery;
}

/** What became of a text, and what it costs. */
export interface Delivery {
  readonly is: 'delivered' | FailureClass;
  /** When that was known: of two that contradict each other the later counts. */
  readonly atMs: number;
  /** As they are billed; 0 where no carrier had the text. */
  readonly parts: number;
  /** Rounded up to a whole fen. */
  readonly priceFen: number;
}

export type ReadReceipt =
  | { readonly valid: true; readonly receipt: Receipt }
  /** Where it is wrong, such as `delivery.smsType`; `line` where that is nowhere. */
  | { readonly valid: false; readonly path: string };

/**
 * Reads one line of the delivery logs of SNS (developer guide, viewing CloudWatch metrics and logs
 * for SMS deliveries).
 * @param fenPerDollar the prices are in US dollars
 */
export function readReceipt(line: string, fenPerDollar: number): ReadReceipt {
  const { success, data, error } = LINE.safeParse(parseJson(line));
  if (!success) return { valid: false, path: error.issues[0]?.path.join('.') || 'line' };
  const { notification, delivery: said, status } = data;
  const sentAtMs = notification.timestamp;
  const dwellMs = said.dwellTimeMsUntilDeviceAck ?? said.dwellTimeMs ?? 0;
  const receipt: Receipt = {
    messageId: notification.messageId,
    phone: said.destination,
    lane: said.smsType === 'Promotional' ? 'marketing' : 'transactional',
    sentAtMs,
    delivery: {
      is: status === 'SUCCESS' ? 'delivered' : sortFailure(said.providerResponse ?? ''),
      atMs: sentAtMs + dwellMs,
      parts: said.numberOfMessageParts ?? 0,
      priceFen: wholeFen((said.priceInUSD ?? 0) * fenPerDollar),
    },
  };
  return { valid: true, receipt };
}

/** Up, but for what floating point adds: 0.29 × 100 is no 30 fen. */
const wholeFen = (fen: number): number => Math.ceil(Number(fen.toFixed(6)));

/** What no text takes and no text costs: what is more was never written by SNS. */
const whole = z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000)));
const dollars = z.optional(z.number().check(z.gte(0), z.lte(1_000)));

/** `2026-11-23 04:00:00.12`, in UTC. */
const timestamp = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,9})?$/)),
  z.pipe(
    z.transform((text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)),
    z.int(),
  ),
);

/** Of SNS it is a UUID; of what no table takes, such as half a character, nothing may come here. */
const MESSAGE_ID = /^[\x21-\x7e]{1,128}$/;

const LINE = z.object({
  notification: z.object({
    messageId: z.string().check(z.regex(MESSAGE_ID)),
    timestamp,
  }),
  delivery: z.object({
    destination: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)),
    smsType: z.enum(['Transactional', 'Promotional']),
    providerResponse: z.optional(z.string()),
    numberOfMessageParts: whole,
    priceInUSD: dollars,
    dwellTimeMs: whole,
    dwellTimeMsUntilDeviceAck: whole,
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});
