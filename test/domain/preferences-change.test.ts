import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPreferencesChange } from '../../functions/domain/preferences-change.ts';

const CATEGORIES = {
  mutable: ['listing', 'pricing', 'views'],
  critical: ['sale', 'money'],
} as const;

const read = (body: string) => readPreferencesChange(body, CATEGORIES);
const readOf = (value: unknown) => read(JSON.stringify(value));

const problemOf = (value: unknown) => {
  const reading = readOf(value);
  if (reading.valid) throw new Error(`it was taken: ${JSON.stringify(reading.change)}`);
  return reading.problem;
};

const WHOLE = {
  muted: ['views'],
  hours: { from: '22:00', to: '08:00' },
  timeZone: 'Asia/Shanghai',
  marketing: 'unset',
  privacy: 'full',
  personalized: false,
} as const;

describe('a change', () => {
  it.each([
    ['all of it', WHOLE],
    ['nothing', {}],
    ['no mute', { muted: [] }],
    ['any hour', { hours: null }],
    ['hours of a day', { hours: { from: '00:00', to: '23:59' } }],
    ['a zone of another writing', { timeZone: 'america/new_york' }],
    ['a no', { marketing: 'opted-out' }],
    ['a yes', { marketing: 'opted-in' }],
    ['a privacy', { privacy: 'code' }],
  ])('may name %s, and is what it names', (_, value) => {
    expect(readOf(value)).toEqual({ valid: true, change: value });
  });

  it('names a muted category once, however often it was written', () => {
    const value = { muted: ['views', 'listing', 'views'] };
    expect(readOf(value)).toEqual({ valid: true, change: { muted: ['listing', 'views'] } });
  });
});

const CATEGORIES_ALLOWED = 'allowed are listing, pricing, views';
const MEMBERS_ALLOWED = 'allowed are muted, hours, timeZone, marketing, privacy, personalized';
const TIME_ALLOWED = 'allowed is a time of day HH:MM, from 00:00 to 23:59';

describe('a change is refused', () => {
  it.each([
    ['sale', "sale cannot be muted: it is about somebody's goods and money"],
    ['money', "money cannot be muted: it is about somebody's goods and money"],
    ['reply', '"reply" is no category that can be muted'],
    ['gossip', '"gossip" is no category that can be muted'],
  ])('that mutes %s, and says why and what is allowed', (category, why) => {
    const message = `${why}; ${CATEGORIES_ALLOWED}`;
    expect(problemOf({ muted: ['views', category] })).toEqual({ path: 'muted', message });
  });

  it.each([
    ['text', 'views', 'muted', `allowed is an array of categories; ${CATEGORIES_ALLOWED}`],
    ['null', null, 'muted', `allowed is an array of categories; ${CATEGORIES_ALLOWED}`],
    ['a number', [1], 'muted.0', CATEGORIES_ALLOWED],
  ])('that mutes %s', (_, muted, path, message) => {
    expect(problemOf({ muted })).toEqual({ path, message });
  });

  it.each([
    ['from', { from: '24:00', to: '08:00' }],
    ['from', { from: '9:00', to: '21:00' }],
    ['to', { from: '09:00', to: '21:60' }],
    ['to', { from: '09:00', to: '21:00:00' }],
    ['to', { from: '09:00' }],
    ['from', { from: 9, to: '21:00' }],
  ])('whose hours have no time in %s: %j', (member, hours) => {
    expect(problemOf({ hours })).toEqual({ path: `hours.${member}`, message: TIME_ALLOWED });
  });

  it('whose hours are over when they begin', () => {
    expect(problemOf({ hours: { from: '08:00', to: '08:00' } })).toEqual({
      path: 'hours',
      message: 'from and to are the same; allowed are two different times, or null for any hour',
    });
  });

  it('whose hours are of another sort, or say more', () => {
    const message = 'allowed is null, for any hour, or an object with both from, to';
    expect(problemOf({ hours: '09:00-21:00' })).toEqual({ path: 'hours', message });
    expect(problemOf({ hours: { from: '09:00', to: '21:00', on: 'Sunday' } })).toEqual({
      path: 'hours.on',
      message: 'not a member; allowed are from, to',
    });
  });

  it.each([['Asia/Atlantis'], ['+08:00'], [''], [null], [8]])(
    'whose time zone is %j',
    (timeZone) => {
      const message = 'allowed is an IANA time zone such as Asia/Shanghai';
      expect(problemOf({ timeZone })).toEqual({ path: 'timeZone', message });
    },
  );

  it.each([
    ['marketing', 'yes', 'allowed is one of opted-in, opted-out, unset'],
    ['marketing', null, 'allowed is one of opted-in, opted-out, unset'],
    ['privacy', 'secret', 'allowed is one of discreet, code, full'],
    ['personalized', 'no', 'allowed are true and false'],
  ])('whose %s is %j', (path, value, message) => {
    expect(problemOf({ [path]: value })).toEqual({ path, message });
  });

  it.each(['colour', 'toString', '__proto__'])('that names %s', (name) => {
    const reading = read(`{"${name}":{"a":1},"muted":[]}`);
    expect(reading).toEqual({
      valid: false,
      problem: { path: name, message: `not a member; ${MEMBERS_ALLOWED}` },
    });
  });

  it.each(['', 'muted=views', 'null', '[]', '"{}"', '7', '{"muted":[]'])('that is %j', (body) => {
    expect(read(body)).toMatchObject({ valid: false, problem: { path: 'body' } });
    expect(read(body)).toMatchObject({
      problem: { message: expect.stringContaining('allowed is a JSON object') },
    });
  });
});

describe('any text', () => {
  it('is a change or a problem with words', () => {
    const text = fc.oneof(fc.string(), fc.json());
    fc.assert(
      fc.property(text, (body) => {
        const reading = read(body);
        return reading.valid || (reading.problem.path !== '' && reading.problem.message !== '');
      }),
    );
  });

  it('never mutes what cannot be muted', () => {
    const name = fc.constantFrom('listing', 'pricing', 'views', 'sale', 'money', 'reply', 'x');
    fc.assert(
      fc.property(fc.array(name), (muted) => {
        const reading = readOf({ muted });
        const mutable = muted.every((each) => CATEGORIES.mutable.some((known) => known === each));
        expect(reading.valid).toBe(mutable);
        if (reading.valid) expect(new Set(reading.change.muted)).toEqual(new Set(muted));
      }),
    );
  });
});
