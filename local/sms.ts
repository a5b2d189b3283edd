import { randomUUID } from 'node:crypto';
import { SegmentedMessage } from 'sms-segments-calculator';
import type { AwsRequest, AwsResponse, Emulator } from './aws-request.ts';
import type { Now } from './clock.ts';
import { fateOf } from './sms/magic-numbers.ts';
import { openStore, type Store } from './store.ts';
import { prefixesOf } from './topics/form.ts';
import { actionAnswer, element, xmlError } from './topics/xml.ts';

/** A text as it lies on a phone. */
export interface Ring {
  readonly messageId: string;
  readonly phoneNumber: string;
  readonly text: string;
  /** What the carrier bills; counted here by another hand than dingdong's own. */
  readonly parts: number;
  /** By the SMS type: `Transactional`, or `Promotional`, which is also SNS's default. */
  readonly lane: 'transactional' | 'marketing';
  /** ISO 8601 with milliseconds. */
  readonly at: string;
}

export interface SmsCarrier extends Emulator {
  /** Oldest first. */
  inbox(phone?: string): readonly Ring[];
  empty(): void;
  onRing(listener: (ring: Ring) => void): void;
  onEmpty(listener: () => void): void;
}

/** What a carrier may be told, and tell. */
interface SmsHost {
  /** Of texts that say no type of their own; `Promotional` by default. */
  defaultType?(): string | undefined;
  /** Hears of every text that Publish accepts, whether or not it reaches the phone. */
  accepted?(text: Ring): void;
}

/**
 * SNS, as far as texts go: Publish to a phone number, answered as SNS answers.
 * @param store keeps what lies on the phones; without it that is forgotten with this process
 */
export function startSms(
  now: Now,
  store: Store = openStore(),
  { defaultType, accepted }: SmsHost = {},
): SmsCarrier {
  const kept = store.collection<Ring>('texts');
  let rings = kept.values();
  const listeners: ((ring: Ring) => void)[] = [];
  const emptied: (() => void)[] = [];
  const deliver = (ring: Ring) => {
    kept.put(ring.messageId, ring);
    rings = [...rings, ring];
    for (const listener of listeners) listener(ring);
  };
  return {
    service: 'sns',
    async handle(request: AwsRequest) {
      const form = new URLSearchParams(request.body);
      const refusal = refuse(form);
      if (refusal !== undefined) return refusal;
      const ring = ringOf(form, now(), defaultType?.());
      const fate = fateOf(ring.phoneNumber);
      // A carrier is no function call: without its wait, lanes would never be seen to contend.
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      if (fate.is === 'refused') return xmlError(400, fate.code, fate.message);
      accepted?.(ring);
      if (fate.is === 'delivered') deliver(ring);
      return actionAnswer('Publish', element('MessageId', ring.messageId));
    },
    inbox: (phone) => rings.filter((ring) => phone === undefined || ring.phoneNumber === phone),
    empty() {
      kept.clear();
      rings = [];
      for (const listener of emptied) listener();
    },
    onRing: (listener) => listeners.push(listener),
    onEmpty: (listener) => emptied.push(listener),
  };
}

/** What a Publish over the network takes, roughly. */
const ANSWER_MS = 80;

// Limits by the SNS API reference, Publish; the stricter of characters and bytes is kept.
const TEXT_MAX_BYTES = 1_600;
const E164 = /^\+[1-9]\d{6,14}$/;

function refuse(form: URLSearchParams): AwsResponse | undefined {
  const action = form.get('Action');
  if (action !== 'Publish') {
    return xmlError(400, 'InvalidAction', `${action} is not played on this machine: only Publish`);
  }
  const phone = form.get('PhoneNumber');
  if (phone === null) {
    return xmlError(
      400,
      'InvalidParameter',
      'Invalid parameter: PhoneNumber: topics are not played here',
    );
  }
  if (!E164.test(phone)) {
    return xmlError(
      400,
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${phone} is not valid to publish to`,
    );
  }
  const text = form.get('Message') ?? '';
  if (text === '') return xmlError(400, 'InvalidParameter', 'Invalid parameter: Empty message');
  if (Buffer.byteLength(text) > TEXT_MAX_BYTES) {
    return xmlError(400, 'InvalidParameter', 'Invalid parameter: Message too long');
  }
  const type = attribute(form, SMS_TYPE);
  if (type !== undefined && type !== 'Transactional' && type !== 'Promotional') {
    return xmlError(400, 'InvalidParameterValue', `Invalid parameter: ${SMS_TYPE}: ${type}`);
  }
  return undefined;
}

const SMS_TYPE = 'AWS.SNS.SMS.SMSType';

function ringOf(form: URLSearchParams, nowMs: number, defaultType?: string): Ring {
  const text = form.get('Message') ?? '';
  const isTransactional = (attribute(form, SMS_TYPE) ?? defaultType) === 'Transactional';
  return {
    messageId: randomUUID(),
    phoneNumber: form.get('PhoneNumber') ?? '',
    text,
    parts: new SegmentedMessage(text).segmentsCount,
    lane: isTransactional ? 'transactional' : 'marketing',
    at: new Date(nowMs).toISOString(),
  };
}

function attribute(form: URLSearchParams, name: string): string | undefined {
  const entry = prefixesOf(form, 'MessageAttributes.entry').find(
    (each) => form.get(`${each}.Name`) === name,
  );
  return form.get(`${entry}.Value.StringValue`) ?? undefined;
}
