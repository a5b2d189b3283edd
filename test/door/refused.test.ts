import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aCall,
  aDoor,
  aSignature,
  BODIES,
  FORMAT_NAMES,
  type FormatName,
  SECRET,
} from './a-door.ts';

const CARRIERS = FORMAT_NAMES.filter((format) => format !== 'generic');

/** Refused, counted with that reason, and nothing put anywhere. */
async function expectRefused(
  changes: Parameters<ReturnType<typeof aDoor>['call']>[0],
  [status, reason]: readonly [number, string],
) {
  const door = aDoor();
  const answer = await door.call(changes);
  expect([answer.status, door.counted]).toEqual([status, [`Refused,${reason},1`]]);
  expect([door.queued, door.dead]).toEqual([[], []]);
  expect(door.logged).toHaveLength(1);
  expect(door.logged.join()).not.toMatch(/13800138000|the-secret|"Y"/);
  return answer.body;
}

const DEEP = '['.repeat(7_000) + ']'.repeat(7_000);

describe('a caller without the secret', () => {
  const other = `${SECRET.slice(0, -1)}x`;
  const keys = [
    ['another', 'another'],
    ['one of the same length', other],
    ['none at all', ''],
    ['its beginning', SECRET.slice(0, 8)],
    ['more than it', `${SECRET}0`],
    ['percent signs that were not decoded', `%74${SECRET.slice(1)}`],
    ['what is on every object', '__proto__'],
  ] as const;

  it.each(CARRIERS.flatMap((format) => keys.map((key) => [format, ...key] as const)))(
    'is turned away: %s with %s',
    async (format, _, secret) => {
      await expectRefused({ ...aCall(format), secret }, [401, 'unauthorized']);
    },
  );

  it.each(CARRIERS)('is turned away from %s with nothing in its place', async (format) => {
    await expectRefused({ ...aCall(format), secret: undefined }, [401, 'unauthorized']);
    // A signature is no secret.
    const signature = aSignature(JSON.stringify(BODIES[format]));
    await expectRefused({ ...aCall(format), secret: undefined, signature }, [401, 'unauthorized']);
  });
});

describe('a format that there is not', () => {
  it.each(['', 'nexmo', 'Generic', 'toString', '__proto__', SECRET])(
    'is 404: %s',
    async (format) => {
      const { error } = await expectRefused({ format }, [404, 'unknown-format']);
      expect(error.message).toContain('/replies/generic, /replies/aws/<secret>');
    },
  );

  it('is generic with a secret', async () => {
    await expectRefused({ ...aCall('generic'), secret: SECRET }, [404, 'unknown-format']);
  });
});

describe('a body', () => {
  it.each(FORMAT_NAMES)('of more than 64 KB is 413, whoever sends it: %s', async (format) => {
    const body = `"${'x'.repeat(65_535)}"`;
    await expectRefused(aCall(format, body), [413, 'too-large']);
    await expectRefused(aCall(format, body, 'another'), [413, 'too-large']);
    // By bytes: it has fewer characters.
    await expectRefused(aCall(format, `"${'编'.repeat(22_000)}"`), [413, 'too-large']);
  });

  it.each(FORMAT_NAMES)('of just 64 KB is read: %s', async (format) => {
    const body = Buffer.alloc(65_536, ' ');
    body.write(JSON.stringify(BODIES[format]));
    expect(await aDoor().call(aCall(format, body))).toMatchObject({ status: 200 });
  });

  it.each(
    FORMAT_NAMES.flatMap((format) => {
      const whole = JSON.stringify(BODIES[format]);
      const bodies = [
        ['cut off', whole.slice(0, -1)],
        ['cut off within a character', Buffer.from('"编号"').subarray(0, 3)],
        ['that is not there', ''],
        ['of a form', new URLSearchParams({ text: 'Y' }).toString()],
        ['without a text', '{}'],
        ['that is null', 'null'],
        ['in UTF-16', Buffer.from(whole, 'utf16le')],
        ['of a depth at which no queue text is made', whole.replace('"Y"', DEEP)],
      ] as const;
      return bodies.map((body) => [format, ...body] as const);
    }),
  )('that cannot be read is 400, in %s: %s', async (format, _, body) => {
    const answer = await expectRefused(aCall(format, body), [400, 'malformed']);
    expect(JSON.stringify(answer)).toContain('allowed is ');
  });

  it.each<[FormatName, object, unknown]>([
    [
      'generic',
      { ...BODIES.generic, text: 7 },
      { error: { path: 'text', message: 'allowed is text, not a number' } },
    ],
    [
      'aws',
      { ...BODIES.aws, inboundMessageId: '' },
      {
        error: {
          path: 'inboundMessageId',
          message: 'allowed is text of 1 to 256 characters, not empty text',
        },
      },
    ],
    [
      'aliyun',
      [{ ...BODIES.aliyun[0], send_time: 1 }],
      {
        code: 1,
        msg: '[0].send_time: allowed is a time in UTC+8, such as 2026-11-22 10:00:00, not a number',
      },
    ],
    [
      'tencent',
      { ...BODIES.tencent, time: 'noon' },
      { result: 1, errmsg: 'time: allowed is a time in whole seconds since 1970, not text' },
    ],
    [
      'tencent',
      { ...BODIES.tencent, nationcode: -(2 ** 53) },
      {
        result: 1,
        errmsg:
          'nationcode: allowed is the digits of a calling code, such as 86, not another number',
      },
    ],
  ])('of the wrong type is told in the form of %s', async (format, body, answer) => {
    expect(await expectRefused(aCall(format, JSON.stringify(body)), [400, 'malformed'])).toEqual(
      answer,
    );
  });
});

describe('whatever anybody sends', () => {
  const anyBody = fc.oneof(
    fc.json(),
    fc.string(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc
      .record({
        format: fc.constantFrom(...FORMAT_NAMES),
        name: fc.string(),
        value: fc.jsonValue(),
      })
      .map(({ format, name, value }) => JSON.stringify({ ...BODIES[format], [name]: value })),
    fc
      .array(fc.oneof(fc.jsonValue(), fc.constant(BODIES.aliyun[0])))
      .map((all) => JSON.stringify(all)),
  );

  it('is answered, and nothing is put anywhere where that is no 200', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMAT_NAMES, 'nexmo' as FormatName),
        anyBody,
        fc.constantFrom(SECRET, 'another'),
        async (format, body, key) => {
          const door = aDoor();
          const { status } = await door.call(aCall(format, body, key));
          seen.add(status);
          expect(status).toSatisfy((s) => [200, 400, 401, 404].includes(s));
          if (status !== 200) expect([door.queued, door.dead]).toEqual([[], []]);
        },
      ),
      { numRuns: 500 },
    );
    expect([...seen].toSorted()).toEqual([200, 400, 401, 404]);
  });
});
