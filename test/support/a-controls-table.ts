import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteItemCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { PACE } from '../../functions/adapters/controls/controls-item.ts';
import {
  type ControlsTable,
  controlsTable,
} from '../../functions/adapters/controls/controls-table.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';
import { REGION } from '../../local/surroundings.ts';
import { NOON_CLOCK } from './a-recipients-table.ts';

const CONTROLS = 'controls';

const SCHEMA: CreateTableCommandInput = {
  TableName: CONTROLS,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};

/**
 * DynamoDB with the table `controls`, as the template defines it.
 * @param amazon the endpoint of Amazon's DynamoDB Local; dynalite behind the gateway without it
 */
export async function startControls(amazon?: string) {
  const local = amazon === undefined ? await startLocal() : undefined;
  const client = new DynamoDBClient({
    endpoint: amazon ?? `http://127.0.0.1:${local?.port}`,
    region: REGION,
    credentials: { accessKeyId: `ASIA${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
  if (amazon !== undefined) await client.send(new CreateTableCommand(SCHEMA));
  return {
    /** Emptied of what those before it wrote. */
    async anEmptyTable(): Promise<ControlsTable> {
      const Key = { pk: { S: PACE } };
      await client.send(new DeleteItemCommand({ TableName: CONTROLS, Key }));
      return controlsTable(CONTROLS, 5_000, client);
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
  await dynamoDb.createTable({ ...SCHEMA });
  return gateway;
}
