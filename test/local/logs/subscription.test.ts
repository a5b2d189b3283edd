import { describe, expect, it } from 'vitest';
import { arnOf } from '../../../local/surroundings.ts';
import { FUNCTION, NOON, openAccount } from './account.ts';

const { here, invoked, judged, logs, refused, say, troubles } = await openAccount();

const subscribe = (pattern = '', change: object = {}) =>
  logs.addFilter({
    ...{ name: 'failures', logGroup: here.logGroupName, pattern, functionArn: FUNCTION },
    ...change,
  });

// CloudWatch Logs user guide, subscription filters with Lambda: the data is gzipped JSON in Base64.
describe('a function that subscribes to a log', () => {
  it('is invoked with what matches, once a put', async () => {
    subscribe('{ $.status = "FAILURE" }');
    const failures = [1, 2].map((n) => JSON.stringify({ status: 'FAILURE', n }));
    await say(failures[0] ?? '', '{"status":"SUCCESS"}', failures[1] ?? '');
    const data = {
      messageType: 'DATA_MESSAGE',
      owner: '000000000000',
      logGroup: here.logGroupName,
      logStream: 'stream/1',
      subscriptionFilters: ['failures'],
      logEvents: failures.map((message) => ({
        id: expect.stringMatching(/^\d{56}$/),
        timestamp: NOON,
        message,
      })),
    };
    expect(invoked).toEqual([{ functionName: 'receipts', data }]);
  });

  it('is left alone where nothing matches', async () => {
    subscribe('FAILURE');
    await say('SUCCESS');
    expect([invoked, judged]).toEqual([[], []]);
  });

  it('has been handed what the machine logs before anything else happens', () => {
    subscribe();
    logs.put(here.logGroupName, 's', [{ timestampMs: NOON, message: 'x' }]);
    expect(invoked).toHaveLength(1);
  });

  it('is asked for in the name of the log group', async () => {
    subscribe();
    await say('x');
    const sourceArn = arnOf('logs', `log-group:${here.logGroupName}:*`);
    const action = 'lambda:InvokeFunction';
    const call = { service: 'logs.amazonaws.com', action, resource: FUNCTION, sourceArn };
    expect(judged).toEqual([call]);
  });

  it('that may not be invoked gets nothing, which is told', async () => {
    subscribe();
    refused.push(FUNCTION);
    await say('x', 'y');
    expect(invoked).toEqual([]);
    const lost = `2 events of ${here.logGroupName} are lost to failures: not authorized`;
    expect(troubles).toEqual([lost]);
  });
});

// CloudWatch Logs user guide, quotas: two subscription filters a group.
describe('a subscription filter', () => {
  it('is one of two at most, and may be put anew', async () => {
    subscribe('never', { name: 'a' });
    subscribe('', { name: 'b' });
    subscribe('', { name: 'a' });
    expect(() => subscribe('', { name: 'c' })).toThrow(/2 filters/);
    await say('x');
    expect(invoked).toMatchObject([
      { data: { subscriptionFilters: ['a'] } },
      { data: { subscriptionFilters: ['b'] } },
    ]);
  });

  it.each<[what: string, change: object, message: RegExp]>([
    ['of no group', { logGroup: 'no' }, /log group does not exist/],
    ['with a pattern that is not played', { pattern: '[a, b]' }, /not played/],
    ['for a stream', { functionArn: arnOf('kinesis', 'stream/s') }, /kinesis.*only functions/],
  ])('%s is an error', (_, change, message) => {
    expect(() => subscribe('', change)).toThrow(message);
  });
});
