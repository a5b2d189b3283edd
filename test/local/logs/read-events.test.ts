import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/surroundings.ts';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { NOON, openAccount } from './account.ts';

const { client, clock, here, logs, say } = await openAccount();

const filter = (change: Partial<FilterLogEventsCommandInput> = {}) =>
  client.send(new FilterLogEventsCommand({ logGroupName: here.logGroupName, ...change }));
const get = (change: Partial<GetLogEventsCommandInput> = {}) =>
  client.send(new GetLogEventsCommand({ ...here, ...change }));
const of = ({
  events = [],
}: {
  readonly events?: { readonly message?: string | undefined }[] | undefined;
}) => events.map(({ message }) => message).join('');
const line = (message: string, stream: string, timestampMs = NOON) =>
  logs.put(here.logGroupName, stream, [{ timestampMs, message }]);

// CloudWatch Logs API reference, FilterLogEvents: events of all streams in the order of their time.
describe('a search', () => {
  it('finds events as they were logged', async () => {
    clock.nowMs = NOON + 5;
    line('叮咚', 'stream/2', NOON + 1);
    await say('later');
    const { events, nextToken } = await filter();
    const [first, second] = events ?? [];
    expect(first).toEqual({
      eventId: expect.stringMatching(/^\d{56}$/),
      logStreamName: 'stream/2',
      timestamp: NOON + 1,
      ingestionTime: NOON + 5,
      message: '叮咚',
    });
    expect(second).toMatchObject({ logStreamName: 'stream/1', message: 'later' });
    expect(nextToken).toBeUndefined();
  });

  it.each<[change: Partial<FilterLogEventsCommandInput>, found: string]>([
    [{}, 'abcd'],
    [{ startTime: NOON + 1 }, 'bcd'],
    [{ endTime: NOON + 1 }, 'abc'],
    [{ logStreamNames: ['x/1', 'y/1'] }, 'abd'],
    [{ logStreamNamePrefix: 'x/' }, 'ac'],
    [{ filterPattern: '?b ?d' }, 'bd'],
    [{ limit: 2 }, 'ab'],
    [{ interleaved: true }, 'abcd'],
  ])('for %j finds %s', async (change, found) => {
    line('d', 'y/1', NOON + 2);
    line('b', 'y/1', NOON + 1);
    line('c', 'x/2', NOON + 1);
    line('a', 'x/1', NOON);
    expect(of(await filter(change))).toBe(found);
  });

  it('goes on where it was, whatever was logged in between', async () => {
    for (const message of 'abcde') line(message, 's');
    const first = await filter({ limit: 2 });
    line('0', 's', NOON - 1);
    line('f', 's');
    const second = await filter({ limit: 2, nextToken: first.nextToken });
    const third = await filter({ limit: 2, nextToken: second.nextToken });
    expect([first, second, third].map(of)).toEqual(['ab', 'cd', 'ef']);
    expect(third.nextToken).toBeUndefined();
  });

  it('answers with a megabyte at most', async () => {
    for (const message of 'abc') line(message.repeat(500_000), 's');
    const first = await filter();
    expect(first.events).toHaveLength(2);
    const { nextToken } = first;
    expect((await filter({ nextToken })).events).toHaveLength(1);
  });

  it('finds a group by its ARN, as `aws logs tail` may name it', async () => {
    line('a', 's');
    const logGroupIdentifier = arnOf('logs', `log-group:${here.logGroupName}`);
    expect(of(await filter({ logGroupName: undefined, logGroupIdentifier }))).toBe('a');
  });

  it.each<[change: object, message: RegExp, name?: string]>([
    [{ logGroupName: 'no' }, /log group/, 'ResourceNotFoundException'],
    [{ logStreamNames: ['a'], logStreamNamePrefix: 'a' }, /together/],
    [{ filterPattern: '%x%' }, /not played/],
    [{ nextToken: 'x' }, /nextToken/],
    [{ limit: 10_001 }, /limit/],
    [{ unmask: true }, /unmask/],
    [{ logGroupIdentifier: 'g' }, /exactly one/],
  ])('for %j is refused', async (change, message, name = 'InvalidParameterException') => {
    const error = { name, message: expect.stringMatching(message) };
    expect(await rejectionOf(filter(change))).toMatchObject(error);
  });
});

// The same, GetLogEvents: the newest first asked for, a token each way, which comes back at an end.
describe('a stream', () => {
  it('is read from its end back, or from its head on', async () => {
    await say(...'abcde');
    line('x', 'other');
    expect(of(await get({ limit: 2 }))).toBe('de');
    expect(of(await get({ limit: 2, startFromHead: true }))).toBe('ab');
    expect(of(await get({ endTime: NOON }))).toBe('');
  });

  it('is turned over by its tokens to either end, and goes on when there is more', async () => {
    await say(...'abcde');
    const last = await get({ limit: 2 });
    const before = await get({ limit: 2, nextToken: last.nextBackwardToken });
    const first = await get({ limit: 2, nextToken: before.nextBackwardToken });
    const none = await get({ limit: 2, nextToken: first.nextBackwardToken });
    expect([last, before, first, none].map(of)).toEqual(['de', 'bc', 'a', '']);
    expect(none.nextBackwardToken).toBe(first.nextBackwardToken);
    expect(of(await get({ nextToken: before.nextForwardToken }))).toBe('de');
    const end = await get({ nextToken: last.nextForwardToken });
    expect([of(end), end.nextForwardToken]).toEqual(['', last.nextForwardToken]);
    await say('f');
    expect(of(await get({ nextToken: end.nextForwardToken }))).toBe('f');
  });

  it('that is empty goes on too', async () => {
    const { nextForwardToken } = await get({ startFromHead: true });
    await say('a');
    expect(of(await get({ nextToken: nextForwardToken }))).toBe('a');
  });

  it('that is not there is a ResourceNotFoundException', async () => {
    const error = { name: 'ResourceNotFoundException', message: expect.stringMatching(/stream/) };
    expect(await rejectionOf(get({ logStreamName: 'no' }))).toMatchObject(error);
  });
});

describe('what there is', () => {
  it('is listed: groups by name, a page at a time', async () => {
    for (const name of ['b', 'a', 'c'])
      logs.createGroup({ name: `${here.logGroupName}/${name}`, retentionDays: 7 });
    const ask = { logGroupNamePrefix: `${here.logGroupName}/`, limit: 2 };
    const first = await client.send(new DescribeLogGroupsCommand(ask));
    expect(first.logGroups).toMatchObject([
      {
        logGroupName: `${here.logGroupName}/a`,
        creationTime: NOON,
        retentionInDays: 7,
        arn: arnOf('logs', `log-group:${here.logGroupName}/a:*`),
      },
      { logGroupName: `${here.logGroupName}/b` },
    ]);
    const { nextToken } = first;
    const second = await client.send(new DescribeLogGroupsCommand({ ...ask, nextToken }));
    expect(second).toMatchObject({ logGroups: [{ logGroupName: `${here.logGroupName}/c` }] });
    expect(second.nextToken).toBeUndefined();
  });

  it('is listed: streams by name, or the latest first', async () => {
    line('x', 'b', NOON + 9);
    line('x', 'b', NOON + 1);
    line('x', 'a', NOON + 2);
    const { logGroupName } = here;
    const list = async (change: object) => {
      const command = new DescribeLogStreamsCommand({ logGroupName, ...change });
      return (await client.send(command)).logStreams ?? [];
    };
    const byName = await list({});
    expect(byName.map(({ logStreamName }) => logStreamName)).toEqual(['a', 'b', 'stream/1']);
    expect(byName[1]).toMatchObject({
      firstEventTimestamp: NOON + 1,
      lastEventTimestamp: NOON + 9,
    });
    const latest = await list({ orderBy: 'LastEventTime', descending: true, limit: 2 });
    expect(latest.map(({ logStreamName }) => logStreamName)).toEqual(['b', 'a']);
    expect(await list({ logStreamNamePrefix: 'stream' })).toHaveLength(1);
  });

  it('is not made a second time', async () => {
    const { logGroupName } = here;
    const error = { name: 'ResourceAlreadyExistsException' };
    const again = [new CreateLogGroupCommand({ logGroupName }), new CreateLogStreamCommand(here)];
    for (const command of again) {
      expect(await rejectionOf(client.send(command as never))).toMatchObject(error);
    }
  });

  it('is not deleted: that is not played, and what is, is named', async () => {
    const command = new DeleteLogGroupCommand({ logGroupName: here.logGroupName });
    const error = {
      name: 'UnknownOperationException',
      message: expect.stringMatching(/CreateLogGroup.*FilterLogEvents/),
    };
    expect(await rejectionOf(client.send(command))).toMatchObject(error);
  });
});
