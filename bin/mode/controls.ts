import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { controlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tableOperating } from '../../functions/adapters/controls/table-operating.ts';
import type { Operating } from '../../functions/ports/operating.ts';
import { localClient } from '../local-client.ts';
import { outputsOf } from '../running.ts';

/** The controls of the cloud that runs on this machine. */
export async function controlsHere(endpoint: string): Promise<Operating> {
  const outputs = await outputsOf({ endpoint });
  const client = new DynamoDBClient(localClient(endpoint));
  return tableOperating(controlsTable(outputs['ControlsTableName'] ?? '', TIMEOUT_MS, client));
}

/**
 * The controls of a stack on AWS, reached by the usual environment, and found by the name that
 * CloudFormation makes of the stack's and of the table's own.
 * @throws where there is no such stack, and with what AWS says
 */
export async function controlsOnAws(stackName: string): Promise<Operating> {
  const client = new DynamoDBClient({});
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    const found = TableNames.find((name) => name.startsWith(`${stackName}-RecipientsControls`));
    if (found !== undefined) return tableOperating(controlsTable(found, TIMEOUT_MS, client));
  }
  throw new Error(`no stack ${stackName} has a table of controls in this account and region`);
}

const TIMEOUT_MS = 10_000;
