import { describe, expect, it } from 'vitest';
import { dueMsOf } from '../../../local/scheduler/one-time.ts';

const dueAt = (wall: string, zone = 'UTC') =>
  new Date(dueMsOf(`at(${wall})`, zone)).toISOString().replace('.000Z', 'Z');

describe('the time of a one-time schedule', () => {
  // User guide of Scheduler, on schedule types: read in the zone that is given, of the IANA
  // database, whose clocks are followed.
  it.each([
    ['2026-11-23T13:00:00', 'UTC', '2026-11-23T13:00:00Z'],
    ['2026-11-23T13:00:00', 'Asia/Shanghai', '2026-11-23T05:00:00Z'],
    ['2022-11-20T13:00:00', 'America/Los_Angeles', '2022-11-20T21:00:00Z'],
    ['2026-07-01T12:00:00', 'America/New_York', '2026-07-01T16:00:00Z'],
    ['2026-12-01T12:00:00', 'America/New_York', '2026-12-01T17:00:00Z'],
    ['2026-07-01T12:00:00', 'Asia/Kolkata', '2026-07-01T06:30:00Z'],
    ['2026-07-01T12:00:00', 'Pacific/Kiritimati', '2026-06-30T22:00:00Z'],
    ['2028-02-29T00:00:00', 'Etc/GMT+8', '2028-02-29T08:00:00Z'],
  ])('%s in %s is %s', (wall, zone, utc) => {
    expect(dueAt(wall, zone)).toBe(utc);
  });

  it.each([
    ['just before the clocks go forward', '2026-03-08T01:59:59', '2026-03-08T06:59:59Z'],
    ['just after the clocks went forward', '2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
    ['just before the clocks go back', '2026-11-01T00:59:59', '2026-11-01T04:59:59Z'],
    ['just after the clocks went back', '2026-11-01T02:00:00', '2026-11-01T07:00:00Z'],
    // User guide, on daylight saving: once, before the shift.
    ['which comes twice, is the first', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z'],
  ])('%s', (_, wall, utc) => {
    expect(dueAt(wall, 'America/New_York')).toBe(utc);
  });

  // User guide, on daylight saving: a recurring schedule skips it; of this one nothing is said.
  it('is refused where the clocks are put over it', () => {
    expect(() => dueAt('2026-03-08T02:30:00', 'America/New_York')).toThrow('clocks over it');
    expect(() => dueAt('2011-12-30T12:00:00', 'Pacific/Apia')).toThrow('clocks over it');
  });

  // API reference, CreateSchedule: at(yyyy-mm-ddThh:mm:ss), and AWS's own words for another.
  it.each([
    'at(2026-11-23T05:00:00Z)',
    'at(2026-11-23T05:00:00.123)',
    'at(2026-11-23T05:00)',
    'at(2026-11-23 05:00:00)',
    'at(2026-11-23)',
    'at(2026-02-30T05:00:00)',
    'at(2026-11-23T24:00:00)',
    'at(2026-11-23T05:60:00)',
    ' at(2026-11-23T05:00:00)',
    'tomorrow',
  ])('is not %s', (expression) => {
    expect(() => dueMsOf(expression, 'UTC')).toThrow(`Invalid Schedule Expression ${expression}.`);
  });

  it.each(['rate(5 minutes)', 'cron(0 9 * * ? *)'])('is not %s, which recurs', (expression) => {
    expect(() => dueMsOf(expression, 'UTC')).toThrow('not played on this machine');
  });

  it.each([
    'Mars/Olympus',
    'asia/shanghai',
    'asia/kolkata',
    'ASIA/SHANGHAI',
    '+08:00',
    'PST',
    'SystemV/AST4',
    '',
  ])('is not read in %j', (zone) => {
    expect(() => dueAt('2026-11-23T05:00:00', zone)).toThrow('IANA');
  });
});
