import { createHmac } from 'node:crypto';
import { secretCallers } from '../../functions/adapters/callers.ts';
import type { RotatedSecret } from '../../functions/adapters/secrets.ts';
import { type Call, createDoor, type DoorDeps } from '../../functions/door/door.ts';
import type { Metrics } from '../../functions/ports.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryLog } from '../support/memory-log.ts';
import { noteSecret } from '../support/note-line.ts';

export const SECRET = 'the-secret-of-the-replies-1234567890';
noteSecret(SECRET);

/** What each format is at its simplest: a `Y` from 13800138000, a minute before noon. */
export const BODIES = {
  generic: {
    ...{ id: 'in-1', from: '+8613800138000', text: 'Y' },
    receivedAt: '2026-11-23T11:59:00+08:00',
  },
  aws: {
    ...{ originationNumber: '+8613800138000', destinationNumber: '+12125550101' },
    ...{ messageKeyword: 'Y', messageBody: 'Y', inboundMessageId: 'in-1' },
  },
  aliyun: [
    {
      ...{ phone_number: '13800138000', content: 'Y', send_time: '2026-11-23 11:59:00' },
      ...{ dest_code: '1234', sequence_id: '1001' },
    },
  ],
  tencent: {
    ...{ extend: '', mobile: '13800138000', nationcode: '86', sign: '叮咚寄卖' },
    ...{ text: 'Y', time: NOON_MS / 1_000 - 60 },
  },
} as const;

export type FormatName = keyof typeof BODIES;
export const FORMAT_NAMES = Object.keys(BODIES) as readonly FormatName[];

/** A secret that stays as it is. */
const still: RotatedSecret = { text: async () => SECRET, newer: async () => undefined };

/** A door with queues in memory, at noon. */
export function aDoor({ secret = still, ...change }: Partial<DoorDeps & Secrecy> = {}) {
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const [queued, dead, counted]: Lists = [[], [], []];
  const { log, logged } = memoryLog();
  const metrics: Metrics = {
    count: (name, reason, by = 1) => void counted.push([name, reason, by].filter(Boolean).join()),
    flush() {},
  };
  const door = createDoor({
    callers: secretCallers(secret),
    queue: { put: async (bodies) => void queued.push(...bodies) },
    deadLetters: { put: async (body, reason) => void dead.push(`${reason} | ${body}`) },
    ...{ clock, metrics, log },
    ...change,
  });
  const call = async (changes: Partial<Call>) => {
    const answer = await door({ ...aCall('generic'), ...changes });
    return { ...answer, body: JSON.parse(answer.body) };
  };
  return {
    ...{ clock, queued, dead, logged, counted, call },
    /** As the carrier of that format calls. */
    hear: (format: FormatName, body: unknown = BODIES[format], key?: string) =>
      call(aCall(format, JSON.stringify(body), key)),
  };
}

interface Secrecy {
  readonly secret: RotatedSecret;
}

type Lists = [string[], string[], string[]];

/** With the signature or the secret that the format asks for. */
export function aCall(
  format: FormatName,
  body: string | Uint8Array = JSON.stringify(BODIES[format]),
  key = SECRET,
): Call {
  const isGeneric = format === 'generic';
  return {
    ...{ id: 'request-1', format, body: Buffer.from(body) },
    secret: isGeneric ? undefined : key,
    signature: isGeneric ? aSignature(body, { key }) : '',
  };
}

interface Signing {
  readonly key?: string;
  readonly atMs?: number;
}

export function aSignature(body: string | Uint8Array, signing: Signing = {}): string {
  const { key = SECRET, atMs = NOON_MS } = signing;
  const t = Math.floor(atMs / 1_000);
  const v1 = createHmac('sha256', key).update(`${t}.`).update(body).digest('hex');
  return `t=${t},v1=${v1}`;
}
