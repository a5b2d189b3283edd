import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { readInbound } from '../../functions/domain/inbound-body.ts';
import { aDoor, aSignature, BODIES, FORMAT_NAMES, SECRET } from '../door/a-door.ts';
import { NOON_MS } from '../support/an-event.ts';
import { brokenByInbound, brokenByReceivedAt } from './inbound.ts';
import { anyOddText, SECRET_TITLE } from './odd-text.ts';
import { brokenByReason, isOfZod, isQueueText, tells } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const FAULTS = ['none', 'none', 'none', 'none', 'secret', 'queue', 'dead letters'] as const;

const [SMS_UP] = BODIES.aliyun;

/** What each format's carrier may hand over. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  generic: [BODIES.generic, { ...BODIES.generic, text: SECRET_TITLE, inReplyTo: 'sms-1' }],
  aws: [BODIES.aws, { ...BODIES.aws, messageBody: SECRET_TITLE, previousPublishedMessageId: 's' }],
  aliyun: [BODIES.aliyun, [], [SMS_UP, { ...SMS_UP, content: SECRET_TITLE, sequence_id: 1002 }]],
  tencent: [BODIES.tencent, { ...BODIES.tencent, nationcode: 86, text: SECRET_TITLE }],
};

const anyFormat = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...FORMAT_NAMES) },
  { weight: 1, arbitrary: anyOddText },
);

const anyKnowing = fc.oneof(
  { weight: 5, arbitrary: fc.constant('right' as const) },
  { weight: 1, arbitrary: fc.constantFrom('wrong' as const, 'old' as const, 'none' as const) },
);

const anyCall = anyFormat.chain((format) =>
  fc.record({
    format: fc.constant(format),
    knows: anyKnowing,
    fault: fc.constantFrom(...FAULTS),
    written: anySpoiledJson(
      Object.hasOwn(EXAMPLES, format) ? (EXAMPLES[format] ?? []) : [BODIES.generic],
    ),
    odd: anyOddText,
    /** Bytes that are no UTF-8, or too many of them. */
    tail: fc.constantFrom('', '', '', '', '', '', '\u0080', ' '.repeat(65_536)),
  }),
);

type Handed = typeof anyCall extends fc.Arbitrary<infer C> ? C : never;

/** The door, with each format's bodies, whoever calls and whatever fails behind it. */
export function webhooks(doorOf = aDoor): Target<Handed> {
  return {
    name: 'webhooks',
    share: 8,
    inputs: anyCall,
    async judge(handed) {
      const door = doorOf(faultOf(handed));
      const call = callOf(handed);
      const answer = await door.call(call);
      const again = await doorOf(faultOf(handed)).call(call);
      const { queued, dead, logged } = door;
      const asks = expectedOf(handed, call.body);
      const isTaken = answer.status === 200;
      const broken = [
        ...brokenOf({
          [`${answer.status} is answered where ${asks.join(' or ')} is`]: asks.includes(
            answer.status,
          ),
          'the same call is answered the same twice': isDeepStrictEqual(again, answer),
          'nothing is queued of what is refused': queued.length === 0 || canQueue(answer.status),
          'nothing is a dead letter of what is refused': isTaken || dead.length === 0,
          'an answer tells nothing of what was said': !tells(JSON.stringify(answer)),
          'an answer is in words of ours': !isOfZod(JSON.stringify(answer)),
          'no log tells of whom or what, nor the secret': !logged.some(
            (line) => tells(line) || line.includes(SECRET),
          ),
          'what is queued is what SQS takes': queued.every(isQueueText),
          'what is taken lies somewhere':
            !isTaken || endsOf(handed) === queued.length + dead.length,
        }),
        ...(isTaken ? brokenByAccepted(handed.format, answer) : []),
        ...queued.flatMap((body) => brokenByQueued(body, handed.format)),
        ...dead.flatMap((letter) => brokenByReason(letter.split(' | ')[0] ?? '')),
      ];
      return { is: String(answer.status), broken };
    },
  };
}

const canQueue = (status: number) => status === 200 || status === 503;

function faultOf({ fault }: Handed): Parameters<typeof aDoor>[0] {
  const fail = async () => Promise.reject(new Error('down'));
  if (fault === 'secret') return { secret: { text: fail, newer: fail } };
  if (fault === 'queue') return { queue: { put: fail } };
  return fault === 'dead letters' ? { deadLetters: { put: fail } } : {};
}

function callOf({ format, knows, written, odd, tail }: Handed) {
  const bytes = Buffer.from(tail === '\u0080' ? '' : written + tail);
  const body = tail === '\u0080' ? Buffer.concat([Buffer.from(written), Buffer.of(0x80)]) : bytes;
  if (format !== 'generic') {
    const secret = { right: SECRET, wrong: odd, old: `${SECRET} `, none: undefined }[knows];
    return { format, secret, signature: odd, body };
  }
  const signature = {
    right: aSignature(body),
    wrong: aSignature(body, { key: odd || 'x' }),
    old: aSignature(body, { atMs: NOON_MS - 301_000 }),
    none: odd,
  }[knows];
  return { format, secret: undefined, signature, body };
}

/** By the contract, as far as it can be said without reading the body. */
function expectedOf({ format, knows, fault }: Handed, body: Uint8Array): readonly number[] {
  if (!Object.hasOwn(EXAMPLES, format)) return [404];
  if (body.length > 65_536) return [413];
  const isAsked = format === 'generic' ? knows === 'right' || knows === 'wrong' : knows !== 'none';
  if (fault === 'secret' && isAsked) return [503];
  if (knows !== 'right') return [401];
  return fault === 'none' || fault === 'secret' ? [200, 400] : [200, 400, 503];
}

/** Texts of a call that was taken. */
function endsOf({ format, written }: Handed): number {
  return format === 'aliyun' ? JSON.parse(written).length : 1;
}

const ACCEPTED: Readonly<Record<string, object>> = {
  generic: { ok: true },
  aws: { ok: true },
  aliyun: { code: 0, msg: '接收成功' },
  tencent: { result: 0, errmsg: 'OK' },
};

const brokenByAccepted = (format: string, { body }: { readonly body: unknown }) =>
  brokenOf({ 'a carrier is answered in its own form': isDeepStrictEqual(body, ACCEPTED[format]) });

function brokenByQueued(body: string, format: string): readonly string[] {
  const read = readInbound(body, NOON_MS);
  if (!read.valid) return ['what is queued can be read'];
  return [
    ...brokenByInbound(read.inbound),
    ...brokenByReceivedAt(read.inbound),
    ...brokenOf({ 'an id names its format': read.inbound.id.startsWith(`${format}:`) }),
  ];
}
