import { describe, expect, it } from 'vitest';
import { laneTiming } from '../../lib/lane-timing.ts';
import { checked, settingsFor } from '../../lib/settings.ts';

describe('settings', () => {
  it('of a stage that does not exist are refused with those that do', () => {
    expect(() => settingsFor('staging')).toThrow('no stage staging: allowed are dev, prod');
    expect(() => settingsFor('constructor')).toThrow('no stage constructor');
  });

  it.each([
    ['timeZone', { timeZone: 'Asia/Peking' }, 'timeZone: an IANA time zone such as Asia/Shanghai'],
    ['maxReceives', { maxReceives: 2 }, 'maxReceives: a whole number from 3 to 1000'],
    ['signature', { signature: '【叮咚】' }, 'signature: 2 to 8 letters or digits, without 【】'],
    [
      'quotas',
      { quotas: { ...settingsFor('dev').quotas, marketing: [] } },
      'quotas.marketing: at least one window',
    ],
    [
      'concurrency',
      { concurrency: { transactional: 10, marketing: 1, learning: 2 } },
      'concurrency.marketing:',
    ],
  ])('name what is wrong: %s', (_, change, message) => {
    expect(() => checked({ ...settingsFor('dev'), ...change })).toThrow(message);
  });

  it('derive lease and visibility from the timeout', () => {
    expect(laneTiming({ ...settingsFor('dev'), functionTimeoutSeconds: 20 })).toEqual({
      batchSize: 10,
      batchWindowSeconds: 0,
      tellSeconds: 17,
      leaseSeconds: 23,
      visibilitySeconds: 120,
    });
  });

  it('are refused where a function had no time to tell even one notification', () => {
    const settings = { ...settingsFor('dev'), functionTimeoutSeconds: 17 };
    expect(() => laneTiming(settings)).toThrow('it must be over 17');
  });
});
