import { describe, expect, it } from 'vitest';
import { checked } from '../../lib/check-settings.ts';
import { laneTiming } from '../../lib/lane-timing.ts';
import { settingsFor } from '../../lib/settings.ts';

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
      { concurrency: { transactional: 10, marketing: 1, learning: 2, replies: 2 } },
      'concurrency.marketing:',
    ],
  ])('name what is wrong: %s', (_, change, message) => {
    expect(() => checked({ ...settingsFor('dev'), ...change })).toThrow(message);
  });

  it('derive lease and visibility from the timeout', () => {
    expect(laneTiming({ ...settingsFor('dev'), functionTimeoutSeconds: 30 })).toEqual({
      batchSize: 10,
      batchWindowSeconds: 0,
      tellSeconds: 17,
      leaseSeconds: 33,
      visibilitySeconds: 180,
      slotWaitSeconds: 30 - 17 - 5,
      publishSlackSeconds: 13 + 15,
      leewaySeconds: 60 + 180 + 17,
    });
  });

  it('are refused where a function had no time to tell even one notification', () => {
    const settings = { ...settingsFor('dev'), functionTimeoutSeconds: 22 };
    expect(() => laneTiming(settings)).toThrow('it must be over 22');
  });
});

const hoursOf = (marketingHours: { readonly from: string; readonly to: string }) => () =>
  checked({ ...settingsFor('dev'), marketingHours });

// What vendors of the mainland keep to: no marketing at night.
describe('the hours of marketing', () => {
  it.each([
    ['08:00', '22:00'],
    ['08:00', '09:00'],
    ['21:00', '22:00'],
    ['09:30', '20:15'],
  ])('may be from %s to %s', (from, to) => {
    expect(hoursOf({ from, to })).not.toThrow();
  });

  it.each([
    ['over midnight', '22:00', '08:00'],
    ['over midnight, within neither end', '20:00', '09:00'],
    ['of no length', '10:00', '10:00'],
    ['shorter than an hour', '10:00', '10:59'],
    ['before the morning', '07:59', '21:00'],
    ['past the evening', '09:00', '22:01'],
    ['of the whole day', '00:00', '23:59'],
  ])('are refused where they are %s, with what is allowed', (_, from, to) => {
    expect(hoursOf({ from, to })).toThrow(
      'marketingHours: at least an hour within 08:00 and 22:00',
    );
  });

  it.each(['8:00', '08:60', '24:00', '0800', 'noon', '', '08:00:00', ' 08:00'])(
    'are refused where a time is %j, by the name of the end',
    (time) => {
      const message = 'a time of day HH:MM';
      expect(hoursOf({ from: time, to: '21:00' })).toThrow(`marketingHours.from: ${message}`);
      expect(hoursOf({ from: '09:00', to: time })).toThrow(`marketingHours.to: ${message}`);
    },
  );
});

describe('the spread of what waits for one opening', () => {
  const spreading = (deferralSpreadSeconds: number) => () =>
    checked({ ...settingsFor('dev'), deferralSpreadSeconds });

  it.each([60, 900, 14_400])('may be %i seconds', (seconds) => {
    expect(spreading(seconds)).not.toThrow();
  });

  it.each([0, 59, 14_401, 90.5, Number.NaN])('is refused where it is %d', (seconds) => {
    const message = 'deferralSpreadSeconds: a whole number from 60 to 14400';
    expect(spreading(seconds)).toThrow(message);
  });
});
