import { FilterLogEventsCommand, type InputLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { NOON, openAccount } from './account.ts';

const account = await openAccount();
const { client, here, logs, put } = account;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const event = (message: string, timestamp = NOON): InputLogEvent => ({ message, timestamp });
const taken = async () => {
  const { logGroupName } = here;
  const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName }));
  return events.map(({ message }) => message);
};

// CloudWatch Logs API reference, PutLogEvents.
describe('a batch of events', () => {
  it('is taken without those of over 14 days ago and over 2 hours ahead', async () => {
    const { rejectedLogEventsInfo: old } = await put([
      event('too old', NOON - 14 * DAY_MS - 1),
      event('old', NOON - 14 * DAY_MS),
    ]);
    const { rejectedLogEventsInfo: early } = await put([
      event('now'),
      event('early', NOON + 2 * HOUR_MS),
      event('too early', NOON + 2 * HOUR_MS + 1),
    ]);
    expect(old).toEqual({ tooOldLogEventEndIndex: 1 });
    expect(early).toEqual({ tooNewLogEventStartIndex: 2 });
    expect(await taken()).toEqual(['old', 'now', 'early']);
  });

  it('is taken without those that retention would not keep', async () => {
    logs.createGroup({ name: here.logGroupName, retentionDays: 1 });
    const events = [event('expired', NOON - DAY_MS - 1), event('kept', NOON - DAY_MS)];
    const { rejectedLogEventsInfo } = await put(events);
    expect(rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
    logs.createGroup({ name: here.logGroupName, retentionDays: 14 });
    expect(await taken()).toEqual(['kept']);
  });

  it.each<[what: string, events: InputLogEvent[], message: RegExp]>([
    ['of none', [], /logEvents/],
    ['of 10,001', Array.from({ length: 10_001 }, () => event('x')), /logEvents/],
    ['with an empty message', [event('')], /message/],
    ['out of order', [event('b', NOON), event('a', NOON - 1)], /chronological/],
    ['over a day', [event('a', NOON - DAY_MS - 1), event('b')], /24 hours/],
    ['of a byte too much', [event('a'.repeat(1_048_576 - 25))], /too large/],
    [
      'too large by what each event costs',
      [event('a'.repeat(1_048_500)), event('a'.repeat(25))],
      /too large/,
    ],
  ])('%s is refused as a whole', async (_, events, message) => {
    const error = { name: 'InvalidParameterException', message: expect.stringMatching(message) };
    expect(await rejectionOf(put(events))).toMatchObject(error);
    expect(await taken()).toEqual([]);
  });

  it('is taken at its limits', async () => {
    await put([event('a'.repeat(1_048_576 - 26))]);
    await put([event('a', NOON - DAY_MS), event('b')]);
    expect(await taken()).toHaveLength(3);
  });

  it.each<[what: string, change: object]>([
    ['group', { logGroupName: 'no' }],
    ['stream', { logStreamName: 'no' }],
  ])('for a %s that is not there is a ResourceNotFoundException', async (_, change) => {
    const error = { name: 'ResourceNotFoundException' };
    expect(await rejectionOf(put([event('x')], change))).toMatchObject(error);
  });
});

describe('what the machine itself logs', () => {
  it('needs neither group nor stream to be there, and may have empty lines', async () => {
    here.logGroupName = `${here.logGroupName}/own`;
    logs.put(
      here.logGroupName,
      's',
      ['one', '', 'two'].map((message) => ({ timestampMs: NOON, message })),
    );
    expect(await taken()).toEqual(['one', 'two']);
  });

  it('is remembered to ten thousand events a group', async () => {
    const lines = Array.from({ length: 10_001 }, (_, i) => ({
      timestampMs: NOON,
      message: `${i}`,
    }));
    logs.put(here.logGroupName, 's', lines);
    const events = await taken();
    expect([events.length, events[0], events.at(-1)]).toEqual([10_000, '1', '10000']);
  });

  it('is forgotten once its retention is over', async () => {
    logs.createGroup({ name: here.logGroupName, retentionDays: 7 });
    await account.say('old');
    account.clock.nowMs = NOON + 7 * DAY_MS;
    expect(await taken()).toEqual(['old']);
    account.clock.nowMs += 1;
    expect(await taken()).toEqual([]);
  });
});
