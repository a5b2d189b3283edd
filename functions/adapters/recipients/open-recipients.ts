import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { secretText } from '../secrets.ts';
import { type RecipientsTable, recipientsTable } from './table.ts';

/**
 * The table of the deployment, as a function's environment names it.
 * @param timeoutMs for one read or write, or one fetch of the key, with its retries
 */
export const openRecipients = (env: RecipientsEnv, timeoutMs: number): RecipientsTable =>
  recipientsTable({
    client: new DynamoDBClient({}),
    tableName: env.RECIPIENTS_TABLE,
    key: secretText(env.PHONES_SECRET, timeoutMs),
    timeoutMs,
  });

interface RecipientsEnv {
  readonly RECIPIENTS_TABLE: string;
  readonly PHONES_SECRET: string;
}
