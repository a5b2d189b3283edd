import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rotatedSecret } from '../../functions/adapters/secrets.ts';
import type { AwsRequest, Emulator } from '../../local/aws-request.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { NOON_MS } from '../support/an-event.ts';
import { sdkAt } from '../support/sdk-at.ts';

const secrets = startSecretsManager({ now: () => NOON_MS });
let fetches = 0;
let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway(0);
  const counting: Emulator = {
    service: 'secretsmanager',
    handle(request: AwsRequest) {
      fetches += 1;
      return secrets.handle(request);
    },
  };
  gateway.serve([counting], []);
  sdkAt(gateway.port);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gateway.stop();
});

let made = 0;

/** A secret that nobody has fetched yet. */
function aSecret() {
  const arn = `arn:secret-${++made}`;
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const put = (text: string) => secrets.create(arn, { ExcludePunctuation: true }, text);
  put('first');
  fetches = 0;
  return {
    secret: rotatedSecret(arn, 5_000, clock),
    rotate: () => put('second'),
    wait: (ms: number) => {
      clock.now += ms;
    },
  };
}

describe('a secret that may be rotated', () => {
  it('is fetched once in five minutes', async () => {
    const { secret, rotate, wait } = aSecret();
    expect(await secret.text()).toBe('first');
    rotate();
    wait(299_999);
    expect(await secret.text()).toBe('first');
    expect(fetches).toBe(1);
    wait(1);
    expect(await secret.text()).toBe('second');
    expect(fetches).toBe(2);
  });

  it('is fetched anew for whoever suspects it, once in ten seconds', async () => {
    const { secret, rotate, wait } = aSecret();
    await secret.text();
    rotate();
    wait(10_000);
    expect(await secret.newer()).toBeUndefined();
    wait(1);
    expect(await secret.newer()).toBe('second');
    expect(await secret.newer()).toBeUndefined();
    expect(await secret.text()).toBe('second');
    expect(fetches).toBe(2);
  });

  it('is not fetched more often where fetching fails, and what is known stays', async () => {
    const { secret, wait } = aSecret();
    await secret.text();
    wait(10_001);
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
    await expect(secret.newer()).rejects.toThrow();
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${gateway.port}`);
    // Whether there is a newer one nobody can say.
    await expect(secret.newer()).rejects.toThrow();
    expect(await secret.text()).toBe('first');
    expect(fetches).toBe(1);
    wait(10_001);
    expect(await secret.newer()).toBe('first');
  });
});
