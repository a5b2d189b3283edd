import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { aKey, aTimedTable, inSeconds, OTHER, TABLE } from './fixtures/a-timed-table.ts';
import { rejectionOf } from './fixtures/endpoint.ts';

let table: Awaited<ReturnType<typeof aTimedTable>>;
beforeEach(async () => {
  table = await aTimedTable();
});

// API reference of DynamoDB, UpdateTimeToLive and DescribeTimeToLive.
describe("a table's time to live", () => {
  const set = (AttributeName: string, Enabled: boolean, TableName = OTHER) =>
    table.client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName, Enabled },
      }),
    );
  const described = async (TableName: string) =>
    (await table.client.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;

  it('is as the template says', async () => {
    const ENABLED = { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' };
    expect(await described(TABLE)).toEqual(ENABLED);
    expect(await described(OTHER)).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });

  it('can be turned on, for what is there already too', async () => {
    const key = aKey();
    await table.put({ ...key, ends: inSeconds(30) }, OTHER);
    await set('ends', true);
    await table.travel(60);
    expect(await table.isThere(key, OTHER)).toBe(false);
  });

  it('can be turned off, and its items stay', async () => {
    const key = aKey();
    await table.put({ ...key, expiresAt: inSeconds(60) });
    await set('expiresAt', false, TABLE);
    await table.travel(3_600);
    expect(await table.isThere(key)).toBe(true);
  });

  it('is not changed twice within an hour, nor to what it is', async () => {
    const refused = async (change: Promise<unknown>, message: string) =>
      expect(await rejectionOf(change)).toMatchObject({ name: 'ValidationException', message });
    await refused(set('ends', false), 'TimeToLive is already disabled');
    await set('ends', true);
    await refused(set('ends', true), 'TimeToLive is already enabled');
    await refused(set('other', true), 'TimeToLive is active on a different AttributeName');
    const tooSoon = 'Time to live has been modified multiple times within a fixed interval';
    await refused(set('ends', false), tooSoon);
    await table.travel(3_601);
    await set('ends', false);
  });

  it('of a table that is not there is a ResourceNotFoundException', async () => {
    expect(await rejectionOf(set('ends', true, 'nowhere'))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
