import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import { type Emulator, jsonAnswer, operationOf } from '../../local/aws-request.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { REGION } from '../../local/surroundings.ts';

type Key = { readonly sk: { readonly S: string } };

/** The sort keys of each call. */
let asked: string[][] = [];
/** How many keys of a call are answered; the others it leaves. */
let answersAtOnce = 0;

/** DynamoDB, so busy that it does not get round to all. */
const busyDynamoDb: Emulator = {
  service: 'dynamodb',
  async handle(request) {
    const body = JSON.parse(request.body);
    if (operationOf(request) === 'GetItem') return jsonAnswer(200, body.ConsistentRead ? ITEM : {});
    const keys: Key[] = body.RequestItems.recipients.Keys;
    asked.push(keys.map(({ sk }) => sk.S));
    const [done, left] = [keys.slice(0, answersAtOnce), keys.slice(answersAtOnce)];
    return jsonAnswer(200, {
      Responses: { recipients: done },
      UnprocessedKeys: left.length === 0 ? {} : { recipients: { Keys: left } },
    });
  },
};

const ITEM = { Item: { sk: { S: 'profile' } } };

describe('the table, while DynamoDB is busy', () => {
  let gateway: Gateway;
  let client: DynamoDBClient;
  beforeAll(async () => {
    gateway = await startGateway(0);
    gateway.serve([busyDynamoDb], []);
    client = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${gateway.port}`,
      region: REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    client.destroy();
    await gateway.stop();
  });
  const table = (timeoutMs = 5_000) =>
    recipientsTable({ client, tableName: 'recipients', key: async () => 'key', timeoutMs });
  const places = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ phone: '+8613800138000', sortKey: `item#${i}` }));

  it('asks again for the keys that were left, and for no others', async () => {
    answersAtOnce = 2;
    const itemOf = await table().read(places(5));
    expect(asked.map((keys) => keys.length)).toEqual([5, 3, 1]);
    expect(itemOf('+8613800138000', 'item#4')).toMatchObject({ sk: { S: 'item#4' } });
    expect(itemOf('+8613800138000', 'item#5')).toEqual({});
  });

  it('gives up after a few times: what was not read must not count as unknown', async () => {
    answersAtOnce = 0;
    await expect(table().read(places(2))).rejects.toThrow('left 2 of 2 keys unanswered');
    expect(asked).toHaveLength(4);
  });

  it('gives up when its time is over', async () => {
    answersAtOnce = 0;
    await expect(table(20).read(places(2))).rejects.toThrow();
    expect(asked.length).toBeLessThan(4);
  });

  it('asks for a hundred at once and for each one once', async () => {
    answersAtOnce = 100;
    await table().read([...places(101), ...places(101)]);
    expect(asked.map((keys) => keys.length)).toEqual([100, 1]);
  });

  it('asks for nothing where nothing is wanted', async () => {
    expect((await table().read([]))('+8613800138000', 'profile')).toEqual({});
    expect(asked).toEqual([]);
  });

  it('reads a single item as it stands now', async () => {
    expect(await table().get('+8613800138000', 'profile')).toEqual(ITEM.Item);
  });
});
