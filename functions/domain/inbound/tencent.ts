import * as z from 'zod/mini';
import { PHONE_NUMBER_ALLOWED, readPhoneNumber } from '../phone-number.ts';
import { contentId } from './content-id.ts';
import { text } from './fields.ts';
import { type ReadInbound, readInboundBy } from './read-inbound.ts';
import { receivedAt } from './received-at.ts';

/** A reply as Tencent Cloud hands it over: its number in two parts, and no id. */
export const readTencent = (json: unknown, nowMs: number): readonly ReadInbound[] => [
  readInboundBy(TENCENT, json, ({ from, text: said, time }) => ({
    id: `tencent:${contentId(from, time, said)}`,
    from,
    text: said,
    receivedAtMs: receivedAt(time * 1_000, nowMs),
  })),
];

const COUNTRY = 'the digits of a calling code, such as 86';
const MOBILE = `what makes ${PHONE_NUMBER_ALLOWED}, with nationcode before it`;
const TIME = 'a time in whole seconds since 1970';

const nationcode = z.pipe(
  z.union([z.string(COUNTRY), z.int(COUNTRY)], COUNTRY),
  z.pipe(
    z.transform((code: string | number) => String(code)),
    z.string(COUNTRY).check(z.regex(/^\+?[1-9]\d{0,3}$/, COUNTRY)),
  ),
);

const TENCENT = z.pipe(
  z.object(
    { mobile: z.string(MOBILE), nationcode, text, time: z.int(TIME).check(z.gte(0, TIME)) },
    'a JSON object with mobile, nationcode, text and time',
  ),
  z.transform(({ mobile, nationcode: code, ...rest }, { issues }) => {
    const reading = readPhoneNumber(`+${code.replace('+', '')}${mobile}`);
    if (reading.valid) return { ...rest, from: reading.phone };
    const { found } = reading;
    const path = ['mobile'];
    issues.push({ code: 'custom', message: MOBILE, params: { found }, input: '', path });
    return z.NEVER;
  }),
);
