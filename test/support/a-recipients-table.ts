import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import type { DynamoDb } from '../../local/dynamodb.ts';
import { startDynamo } from './a-dynamo.ts';

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
  const { client, stop } = await startDynamo(SCHEMA, amazon, createRecipients);
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
    stop,
  };
}
