import { afterAll, describe, expect, it } from 'vitest';
import type { Change } from './mutation.ts';
import { simulatorProcess } from './process.ts';

const SIMULATION = { seed: 1, days: 1, users: 3 };

const A_CHANGE: Change = {
  name: 'news is always expired',
  file: 'functions/domain/decide/expired.ts',
  find: 'nowMs > expiresAtMs',
  replace: 'nowMs > 0 * expiresAtMs',
};

const simulator = simulatorProcess();

afterAll(() => simulator.end());

const live = (change?: Partial<Change>) =>
  simulator.live({
    simulation: SIMULATION,
    ...(change === undefined ? {} : { change: { ...A_CHANGE, ...change } }),
  });

describe('a changed product', { timeout: 60_000 }, () => {
  it('is what runs, beside the one that is not', async () => {
    const changed = await live({});
    const reasons =
      changed.is === 'lived' ? changed.breaches.map(({ what }) => what) : [changed.why];
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons.filter((what) => !what.includes('suppressed as expired'))).toEqual([]);
    expect(await live()).toMatchObject({ is: 'lived', breaches: [] });
  });

  it('lives the same life where the change means nothing', async () => {
    const [same, unchanged] = [await live({ replace: 'nowMs >= 1 + expiresAtMs' }), await live()];
    expect(same).toMatchObject({ is: 'lived' });
    expect({ ...same, ms: 0 }).toEqual({ ...unchanged, ms: 0 });
  });

  it('is none where the text to be changed is not there, or not once', async () => {
    const why = "mutation 'news is always expired': its text stands in";
    const { file } = A_CHANGE;
    const failed = (times: number) => ({
      is: 'failed',
      why: `${why} ${file} ${times} times, not once`,
    });
    expect(await live({ find: 'nowMs > never' })).toEqual(failed(0));
    expect(await live({ find: 'expiresAtMs' })).toEqual(failed(2));
  });

  it('is none where the simulator runs nothing of it', async () => {
    const file = 'functions/send/handler.ts';
    expect(await live({ file })).toEqual({
      is: 'failed',
      why: `the simulator runs nothing of ${file}`,
    });
  });
});
