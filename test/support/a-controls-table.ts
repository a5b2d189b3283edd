import { type CreateTableCommandInput, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { PACE } from '../../functions/adapters/controls/controls-item.ts';
import {
  type ControlsTable,
  controlsTable,
} from '../../functions/adapters/controls/controls-table.ts';
import { startDynamo } from './a-dynamo.ts';

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
  const { client, stop } = await startDynamo(SCHEMA, amazon);
  return {
    /** Emptied of what those before it wrote. */
    async anEmptyTable(): Promise<ControlsTable> {
      const Key = { pk: { S: PACE } };
      await client.send(new DeleteItemCommand({ TableName: CONTROLS, Key }));
      return controlsTable(CONTROLS, 5_000, client);
    },
    stop,
  };
}
