import { describe, expect, it } from 'vitest';
import { readInbound } from '../../functions/domain/inbound-body.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aCall, aDoor, aSignature, BODIES, FORMAT_NAMES, SECRET } from './a-door.ts';

/** What lies on the queue, as whoever drains it reads it. */
const lying = ({ queued }: { readonly queued: readonly string[] }) =>
  queued.map((body) => {
    const read = readInbound(body, NOON_MS);
    return read.valid ? read.inbound : read.rejection;
  });

const MINUTE_MS = 60_000;

describe('a call of a carrier', () => {
  it.each([
    ['generic', { ok: true }, /^generic:in-1$/, NOON_MS - MINUTE_MS],
    ['aws', { ok: true }, /^aws:in-1$/, NOON_MS],
    ['aliyun', { code: 0, msg: '接收成功' }, /^aliyun:1001$/, NOON_MS - MINUTE_MS],
    ['tencent', { result: 0, errmsg: 'OK' }, /^tencent:[0-9a-f]{32}$/, NOON_MS - MINUTE_MS],
  ] as const)(
    'in the format %s lies on the queue, and is answered in its own form',
    async (...told) => {
      const [format, answer, id, receivedAtMs] = told;
      const door = aDoor();
      expect(await door.hear(format)).toMatchObject({ status: 200, body: answer });
      expect(lying(door)).toEqual([
        { id: expect.stringMatching(id), from: '+8613800138000', text: 'Y', receivedAtMs },
      ]);
      expect(door.counted).toEqual(['Inbound,1']);
    },
  );

  it('says which text is answered, where its carrier knows', async () => {
    const door = aDoor();
    await door.hear('generic', { ...BODIES.generic, inReplyTo: 'm-1' });
    await door.hear('aws', { ...BODIES.aws, previousPublishedMessageId: 'm-2' });
    expect(lying(door)).toMatchObject([{ inReplyTo: 'm-1' }, { inReplyTo: 'm-2' }]);
  });

  it('may hold many texts, or none', async () => {
    const door = aDoor();
    expect(await door.hear('aliyun', [])).toMatchObject({ status: 200 });
    expect([door.queued, door.counted]).toEqual([[], []]);
    const many = [1, 2, 3].map((sequence_id) => ({ ...BODIES.aliyun[0], sequence_id }));
    await door.hear('aliyun', many);
    expect(lying(door)).toMatchObject([1, 2, 3].map((i) => ({ id: `aliyun:${i}` })));
    expect(door.counted).toEqual(['Inbound,3']);
  });

  it('with one bad text among good ones is taken in, and the bad one laid aside', async () => {
    const door = aDoor();
    const [good] = BODIES.aliyun;
    const bad = { ...good, phone_number: '12345' };
    expect(await door.hear('aliyun', [good, bad])).toMatchObject({ status: 200 });
    expect(lying(door)).toMatchObject([{ id: 'aliyun:1001' }]);
    const [letter] = door.dead;
    expect(letter).toMatch(/^invalid: \[1\]\.phone_number: a mobile number in E\.164 of .*, not /);
    expect(letter).toContain(` | ${JSON.stringify(bad)}`);
    expect(door.counted).toEqual(['Inbound,1', 'DeadLettered,invalid,1']);
  });
});

describe('a signature', () => {
  const body = JSON.stringify(BODIES.generic);
  const statusOf = async (signature: string) => {
    const door = aDoor();
    const { status } = await door.call({ ...aCall('generic'), signature });
    expect(door.queued).toHaveLength(status === 200 ? 1 : 0);
    return status;
  };
  const [t, v1] = aSignature(body).split(',');
  const [, forged] = aSignature(body, { key: 'forged' }).split(',');

  it.each([
    ['in capitals', `${t},v1=${v1?.slice(3).toUpperCase()}`],
    ['with spaces', `${t}, ${v1}`],
    ['beside that of another key', `${t},${forged},${v1}`],
    ['beside something of which we know nothing', `${t},v0=abc,${v1}`],
    ['of 300 seconds ago', aSignature(body, { atMs: NOON_MS - 300_000 })],
    ['of a clock that is 60 seconds ahead', aSignature(body, { atMs: NOON_MS + 60_000 })],
  ])('is good: %s', async (_, signature) => {
    expect(await statusOf(signature)).toBe(200);
  });

  it.each([
    ['none', ''],
    ['no time', `${v1}`],
    ['two times', `${t},${t},${v1}`],
    ['a time that is none', `t=1e9,${v1}`],
    ['no digits', `${t},v1=`],
    ['too few digits', `${t},${v1?.slice(0, -2)}`],
    ['no hex', `${t},v1=${'x'.repeat(64)}`],
    ['that of another key', `${t},${forged}`],
    [
      'that ends in another digit',
      `${t},${v1?.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`,
    ],
    ['that of another time', `t=${Number(t?.slice(2)) - 1},${v1}`],
    ['a day of signatures', `${t},${Array(100).fill(forged).join()},${v1}`],
    ['replayed after 301 seconds', aSignature(body, { atMs: NOON_MS - 301_000 })],
    ['of a clock that is 61 seconds ahead', aSignature(body, { atMs: NOON_MS + 61_000 })],
  ])('is no good: %s', async (_, signature) => {
    expect(await statusOf(signature)).toBe(401);
  });

  it('is of the bytes as they came, however they read', async () => {
    const spaced = JSON.stringify(BODIES.generic, null, 2);
    const door = aDoor();
    expect(await door.call(aCall('generic', spaced))).toMatchObject({ status: 200 });
    const signature = aSignature(body);
    expect(await door.call({ ...aCall('generic', spaced), signature })).toMatchObject({
      status: 401,
    });
  });
});

describe('the answer to a stranger', () => {
  it.each(FORMAT_NAMES)('says nothing of what is wrong, in the form of %s', async (format) => {
    const door = aDoor();
    const strangers = [
      await door.call({ ...aCall(format), secret: undefined, signature: '' }),
      await door.hear(format, BODIES[format], 'another'),
      await door.hear(format, 'no texts at all', 'another'),
    ];
    const told = new Set(strangers.map((answer) => JSON.stringify(answer)));
    expect(told.size).toBe(1);
    expect(strangers[0]).toMatchObject({ status: 401 });
    expect(JSON.stringify(strangers)).not.toContain(SECRET);
  });
});
