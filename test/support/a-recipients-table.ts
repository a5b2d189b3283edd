import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';

export const TABLE = 'recipients';

/** The table `recipients` as the template defines it. */
export const createRecipients = (dynamoDb: DynamoDb): Promise<void> =>
  dynamoDb.createTable({
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });

/** DynamoDB with that table, and adapters to it. */
export async function startRecipients() {
  const gateway = await startGateway(0);
  const dynamoDb = startDynamoDb();
  gateway.serve([dynamoDb], []);
  await createRecipients(dynamoDb);
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${gateway.port}`,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
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
    stop: () => gateway.stop(),
  };
}
