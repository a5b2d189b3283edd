import { describe, expect, it } from 'vitest';
import { anApi, message } from './an-api.ts';

type Api = ReturnType<typeof anApi>;

const statuses = async ({ send }: Api, count: number, rawPath = '/a') => {
  const answers = Array.from({ length: count }, () => send({ rawPath }));
  return (await Promise.all(answers)).map(({ status }) => status);
};

const passed = async (api: Api, count: number, rawPath = '/a') =>
  (await statuses(api, count, rawPath)).filter((status) => status === 200).length;

// Developer guide of API Gateway, "Throttle requests to your HTTP APIs": a token bucket, where a
// token is a request; the burst is its size, the rate fills it.
describe('a stage with limits', () => {
  const settings = {
    routeKeys: ['GET /a', 'GET /b'],
    throttling: { ratePerSecond: 10, burst: 3 },
  };

  it('lets a burst through and no more: Too Many Requests', async () => {
    const api = anApi(settings);
    expect(await statuses(api, 5)).toEqual([200, 200, 200, 429, 429]);
    expect(await api.send({ rawPath: '/a' })).toMatchObject({ body: message('Too Many Requests') });
    expect(api.events).toHaveLength(3);
  });

  it('lets as many through again as its rate is, by the clock', async () => {
    const api = anApi(settings);
    await statuses(api, 3);
    api.clock.ms += 99;
    expect(await passed(api, 1)).toBe(0);
    api.clock.ms += 1;
    expect(await passed(api, 2)).toBe(1);
    api.clock.ms += 3_600_000;
    expect(await passed(api, 9)).toBe(3);
  });

  it('shares them among its routes, and counts no request that has none', async () => {
    const api = anApi(settings);
    expect(await statuses(api, 5, '/none')).toEqual([404, 404, 404, 404, 404]);
    expect(await passed(api, 2, '/a')).toBe(2);
    expect(await passed(api, 2, '/b')).toBe(1);
  });

  it('lets a route go by its own', async () => {
    const api = anApi({ ...settings, routeThrottling: { 'GET /b': { burst: 1 } } });
    expect(await passed(api, 9, '/b')).toBe(1);
    expect(await passed(api, 9, '/a')).toBe(3);
    // What it does not set is the stage's.
    api.clock.ms += 99;
    expect(await passed(api, 9, '/b')).toBe(0);
    api.clock.ms += 1;
    expect(await passed(api, 9, '/b')).toBe(1);
  });

  it('lets nothing through at a burst of 0', async () => {
    const api = anApi({ ...settings, throttling: { ratePerSecond: 10, burst: 0 } });
    api.clock.ms += 1000;
    expect(await passed(api, 3)).toBe(0);
  });

  // CreateStage refuses it: the route must be there first.
  it('has none for a route that is not there', () => {
    const routeThrottling = { 'GET /c': { burst: 1 } };
    expect(() => anApi({ ...settings, routeThrottling })).toThrow('"GET /c", which is no route');
  });
});

// The same page and the quotas: 10,000 a second and 5,000 at once for an account in a region, which
// no stage can exceed.
describe('a stage without limits, or with wider ones', () => {
  it.each([{}, { ratePerSecond: 90_000, burst: 9_000 }])(
    'has the account’s: %j',
    async (limits) => {
      const api = anApi({ routeKeys: ['GET /a'], throttling: limits });
      expect(await passed(api, 5_002)).toBe(5_000);
      api.clock.ms += 100;
      expect(await passed(api, 1_002)).toBe(1_000);
    },
  );
});
