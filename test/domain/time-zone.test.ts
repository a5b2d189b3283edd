import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../functions/domain/time-zone.ts';

describe('a time zone', () => {
  it.each(['Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'Etc/GMT-8', 'UTC'])(
    'has a name: %s',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  // An offset knows nothing of summer time.
  it.each(['+08:00', '+0800', '-05:00', '+08', 'UTC+8', 'GMT+08:00'])(
    'is more than an offset: %s',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );

  it.each([
    '',
    ' ',
    'Z',
    'CST',
    'ACT',
    'Asia/Beijing',
    'Shanghai',
    '北京',
    'Asia/Shanghai ',
    ' Asia/Shanghai',
  ])('is one that people keep: %j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it.each([
    'Asia/Shanghai\n',
    'Asia/Shanghai\0',
    '../Asia/Shanghai',
    'undefined',
    'x'.repeat(9999),
  ])('is nothing that only looks like one: %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
