import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { openEndpoint } from './fixtures/endpoint.ts';

const schema = {
  TableName: 'kept',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'dynamodb');
}

/** DynamoDB as one start of the cloud has it. */
async function aStart(dataDir: string, offsetMs = 0) {
  const clock = createClock(offsetMs);
  const dynamoDb = startDynamoDb({ clock, dataDir });
  const endpoint = await openEndpoint();
  endpoint.serve(dynamoDb);
  return {
    ...{ clock, dynamoDb, client: new DynamoDBClient(endpoint.client) },
    async stop() {
      clock.stop();
      await endpoint.stop();
      await dynamoDb.stop();
    },
  };
}

const Key = { pk: { S: 'a' } };
const get = new GetItemCommand({ TableName: 'kept', Key });

describe('a table in a folder', () => {
  it('is there with its items after a restart', async () => {
    const dir = aFolder();
    const before = await aStart(dir);
    await before.dynamoDb.createTable(schema);
    await before.client.send(new PutItemCommand({ TableName: 'kept', Item: Key }));
    await before.stop();

    const after = await aStart(dir);
    onTestFinished(after.stop);
    await after.dynamoDb.createTable(schema);
    expect((await after.client.send(get)).Item).toEqual(Key);
  });

  it('with another schema than that of the template is an error', async () => {
    const dir = aFolder();
    const before = await aStart(dir);
    await before.dynamoDb.createTable(schema);
    await before.stop();

    const after = await aStart(dir);
    onTestFinished(after.stop);
    const creation = after.dynamoDb.createTable({
      ...schema,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }],
    });
    await expect(creation).rejects.toThrow(/table kept .*another schema.*empty data folder/);
  });

  it('loses what expired while nothing ran, at the first whole minute', async () => {
    const dir = aFolder();
    const before = await aStart(dir);
    await before.dynamoDb.createTable({ ...schema, TimeToLiveSpecification });
    const expiresAt = { N: String(Math.floor(Date.now() / 1000) + 60) };
    await before.client.send(
      new PutItemCommand({ TableName: 'kept', Item: { ...Key, expiresAt } }),
    );
    await before.stop();

    const after = await aStart(dir, 3_600_000);
    onTestFinished(after.stop);
    await after.dynamoDb.createTable({ ...schema, TimeToLiveSpecification });
    expect((await after.client.send(get)).Item).toBeDefined();
    after.clock.jumpTo(after.clock.nextDueMs() ?? 0);
    await vi.waitFor(() => expect(after.dynamoDb.isBusy()).toBe(false));
    expect((await after.client.send(get)).Item).toBeUndefined();
  });

  it('keeps every write that was acknowledged before its process was killed', async () => {
    const dir = aFolder();
    const script = fileURLToPath(new URL('fixtures/doomed-writer.ts', import.meta.url));
    const writer = spawn(process.execPath, [script, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(line);
      if (acknowledged.length === 50) writer.kill('SIGKILL');
    }
    if (writer.signalCode === null) await once(writer, 'exit');
    expect(writer.signalCode).toBe('SIGKILL');

    const after = await aStart(dir);
    onTestFinished(after.stop);
    await after.dynamoDb.createTable(schema);
    const { Items = [] } = await after.client.send(new ScanCommand({ TableName: 'kept' }));
    const kept = new Set(Items.map((item) => item['pk']?.S));
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    expect(acknowledged.filter((i) => !kept.has(`item-${i}`))).toEqual([]);
  });
});
