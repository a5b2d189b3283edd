import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rotatedSecret } from '../../functions/adapters/secrets.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { NOON_MS } from '../support/an-event.ts';
import { sdkAt } from '../support/sdk-at.ts';
import { aCall, aDoor, aSignature, BODIES, FORMAT_NAMES, type FormatName } from './a-door.ts';

const ARN = 'arn:replies';
const secrets = startSecretsManager({ now: () => NOON_MS });
let gateway: Gateway;
let door: ReturnType<typeof aDoor>;

beforeAll(async () => {
  gateway = await startGateway(0);
  sdkAt(gateway.port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
});
beforeEach(() => {
  gateway.serve([secrets], []);
  rotateTo('before');
  const clock = { nowMs: () => door.clock.now };
  door = aDoor({ secret: rotatedSecret(ARN, 5_000, clock) });
});

const rotateTo = (text: string) => secrets.create(ARN, { ExcludePunctuation: true }, text);
const later = (seconds: number) => {
  door.clock.now += seconds * 1_000;
};

/** Signed by the clock of the door. */
const statusWith = async (format: FormatName, key: string) => {
  const body = JSON.stringify(BODIES[format]);
  const signature = aSignature(body, { key, atMs: door.clock.now });
  return (await door.call({ ...aCall(format, body, key), signature })).status;
};

describe.each(FORMAT_NAMES)('a secret that is rotated, in the format %s', (format) => {
  it('counts at once, and from then on the old one no more', async () => {
    expect(await statusWith(format, 'before')).toBe(200);
    rotateTo('after');
    later(11);
    expect(await statusWith(format, 'after')).toBe(200);
    expect(await statusWith(format, 'before')).toBe(401);
  });

  it('is worth nothing after five minutes, though nobody came with the new one', async () => {
    expect(await statusWith(format, 'before')).toBe(200);
    rotateTo('after');
    later(299);
    expect(await statusWith(format, 'before')).toBe(200);
    later(2);
    expect(await statusWith(format, 'before')).toBe(401);
  });
});

describe('a secret that cannot be had', () => {
  it('turns nobody away: whoever calls is asked to call again', async () => {
    gateway.serve([], []);
    const { status, headers, body } = await door.hear('aliyun', BODIES.aliyun, 'before');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(body).toEqual({ code: 1, msg: 'not at the moment; please call again' });
    expect([door.queued, door.counted]).toEqual([[], ['Refused,unavailable,1']]);
    expect(door.logged.join()).not.toMatch(/before|138/);
  });
});
