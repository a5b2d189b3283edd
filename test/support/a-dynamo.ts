import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../local/clock.ts';
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';
import { REGION } from '../../local/surroundings.ts';
import { NOON_MS } from './an-event.ts';

/** At which nothing expires that a test writes. */
export const NOON_CLOCK: Clock = { now: () => NOON_MS, at: () => () => {} };

/**
 * DynamoDB with one table.
 * @param amazon the endpoint of Amazon's DynamoDB Local; dynalite behind the gateway without it
 * @param createLocal makes the table in dynalite
 */
export async function startDynamo(
  schema: CreateTableCommandInput,
  amazon?: string,
  createLocal: (dynamoDb: DynamoDb) => Promise<void> = (local) => local.createTable({ ...schema }),
) {
  const local = amazon === undefined ? await startLocal(createLocal) : undefined;
  const client = new DynamoDBClient({
    endpoint: amazon ?? `http://127.0.0.1:${local?.port}`,
    region: REGION,
    // Amazon's keeps the tables of each key apart: each test file has its own.
    credentials: { accessKeyId: `ASIA${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
  if (amazon !== undefined) await client.send(new CreateTableCommand(schema));
  return {
    client,
    async stop() {
      client.destroy();
      await local?.stop();
    },
  };
}

async function startLocal(create: (dynamoDb: DynamoDb) => Promise<void>) {
  const gateway = await startGateway(0);
  const dynamoDb = startDynamoDb({ clock: NOON_CLOCK });
  gateway.serve([dynamoDb], []);
  await create(dynamoDb);
  return gateway;
}
