import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { phone } from '../phone-field.ts';
import { contentId } from './content-id.ts';
import { text } from './fields.ts';
import { type ReadInbound, readInboundBy, rejectionAt } from './read-inbound.ts';
import { receivedAt } from './received-at.ts';

/** `SmsUp` of Alibaba Cloud: any number of texts in one call, none included. */
export function readAliyun(json: unknown, nowMs: number): readonly ReadInbound[] {
  const { success, data, error } = ALL.safeParse(json);
  if (!success) return [{ valid: false, rejection: rejectionAt('', error, json) }];
  return data.map((one, i) => readOne(one, nowMs, `[${i}]`));
}

const readOne = (json: unknown, nowMs: number, place: string): ReadInbound =>
  readInboundBy(
    SMS_UP,
    json,
    (given) => ({
      id: `aliyun:${idOf(given)}`,
      from: given.phone_number,
      text: given.content,
      receivedAtMs: receivedAt(given.send_time, nowMs),
    }),
    place,
  );

/** A number past 2^53 is rounded by whoever reads JSON: two texts would have one id. */
const idOf = ({ sequence_id, phone_number, content, send_time = 0 }: SmsUp): string =>
  typeof sequence_id === 'string' || Number.isSafeInteger(sequence_id)
    ? String(sequence_id)
    : contentId(phone_number, send_time, content);

const MANY = 'a JSON array of up to 1000 objects';

/** More than a whole call holds, unless they are no texts at all. */
const ALL = z.array(z.unknown(), MANY).check(z.maxLength(1_000, MANY));

const TIME = 'a time in UTC+8, such as 2026-11-22 10:00:00';

const sendTime = z.pipe(
  z.string(TIME).check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, TIME)),
  z.pipe(
    z.transform((local: string) => `${local.replace(' ', 'T')}+08:00`),
    z.pipe(
      z.iso.datetime({ offset: true, error: TIME }),
      z.transform((iso: string) => Date.parse(iso)),
    ),
  ),
);

const SEQUENCE = 'text of 1 to 256 characters, or a number';

const SMS_UP = z.object(
  {
    phone_number: phone,
    content: text,
    send_time: z.optional(sendTime),
    sequence_id: z.union([id, z.number()], SEQUENCE),
  },
  'an object with phone_number, content and sequence_id',
);

type SmsUp = z.infer<typeof SMS_UP>;
