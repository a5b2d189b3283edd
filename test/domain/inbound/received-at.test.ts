import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../functions/domain/inbound/formats.ts';
import { BODIES } from '../../door/a-door.ts';
import { NOON_MS } from '../../support/an-event.ts';

const DAY_MS = 86_400_000;

/** When a text was received, of which its carrier says that it came so many ms before noon. */
const SAYS = {
  generic: (ms: number) => ({ ...BODIES.generic, receivedAt: new Date(ms).toISOString() }),
  aliyun: (ms: number) => [{ ...BODIES.aliyun[0], send_time: inShanghai(ms) }],
  tencent: (ms: number) => ({ ...BODIES.tencent, time: ms / 1_000 }),
} as const;

/** `2026-11-23 12:00:00`, by a hand of its own. */
const inShanghai = (ms: number): string =>
  new Date(ms).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });

const receivedOf = (format: keyof typeof SAYS, saidMs: number): number | string => {
  const [read] = FORMATS[format](SAYS[format](saidMs), NOON_MS);
  return read?.valid === true ? read.inbound.receivedAtMs : 'rejected';
};

describe.each(['generic', 'aliyun', 'tencent'] as const)('the time of %s', (format) => {
  it.each([0, -1_000, -3_600_000, -3 * DAY_MS, 60_000])('counts %i ms from now', (ms) => {
    expect(receivedOf(format, NOON_MS + ms)).toBe(NOON_MS + ms);
  });

  it.each([61_000, 8 * 3_600_000, -3 * DAY_MS - 1_000, -365 * DAY_MS])(
    'is taken for now where it is off by %i ms: no reply is lost for a clock',
    (ms) => {
      expect(receivedOf(format, NOON_MS + ms)).toBe(NOON_MS);
    },
  );
});

describe('a time that is none', () => {
  it.each(['2026-11-23T11:59:00', '2026-02-30 11:59:00', '2026-11-23 24:01:00', 'noon', ''])(
    'is rejected: %j',
    (send_time) => {
      expect(FORMATS.aliyun([{ ...BODIES.aliyun[0], send_time }], NOON_MS)).toMatchObject([
        { valid: false, rejection: { path: '[0].send_time' } },
      ]);
    },
  );

  it('is now where the carrier says nothing of it', () => {
    for (const [format, json] of [
      ['aws', BODIES.aws],
      ['aliyun', [{ ...BODIES.aliyun[0], send_time: undefined }]],
    ] as const) {
      expect(FORMATS[format](json, NOON_MS)).toMatchObject([
        { inbound: { receivedAtMs: NOON_MS } },
      ]);
    }
  });
});
