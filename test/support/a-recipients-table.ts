import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import type { Clock } from '../../local/clock.ts';
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';
import { REGION } from '../../local/surroundings.ts';
import { NOON_MS } from './an-event.ts';

export const TABLE = 'recipients';

const SCHEMA: CreateTableCommandInput = {
  TableName: TABLE,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

/** At which nothing expires that a test writes. */
export const NOON_CLOCK: Clock = { now: () => NOON_MS, at: () => () => {} };

/** The table `recipients` as the template defines it. */
export const createRecipients = (dynamoDb: DynamoDb): Promise<void> =>
  dynamoDb.createTable({
    ...SCHEMA,
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });

/**
 * DynamoDB with that table, and adapters to it.
 * @param amazon the endpoint of Amazon's DynamoDB Local; dynalite behind the gateway without it
 */
export async function startRecipients(amazon?: string) {
  const local = amazon === undefined ? await startLocal() : undefined;
  const client = new DynamoDBClient({
    endpoint: amazon ?? `http://127.0.0.1:${local?.port}`,
    region: REGION,
    // Amazon's keeps the tables of each key apart: each test file has its own.
    credentials: { accessKeyId: `ASIA${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
  if (amazon !== undefined) await client.send(new CreateTableCommand(SCHEMA));
  let keys = 0;
  const key = () => `key-${keys}`;
  return {
    client,
    /** Of the table that was asked for last. */
    key,
    /** Keyed anew every time, so that no test sees what another stored. */
    aTable(change: { readonly tableName?: string; readonly timeoutMs?: number } = {}) {
      keys += 1;
      const mine = key();
      const options = { client, tableName: TABLE, timeoutMs: 5_000, ...change };
      return recipientsTable({ ...options, key: async () => mine });
    },
    async stop() {
      client.destroy();
      await local?.stop();
    },
  };
}

async function startLocal() {
  const gateway = await startGateway(0);
  const dynamoDb = startDynamoDb({ clock: NOON_CLOCK });
  gateway.serve([dynamoDb], []);
  await createRecipients(dynamoDb);
  return gateway;
}
