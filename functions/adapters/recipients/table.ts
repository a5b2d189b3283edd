import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { NothingWritten } from '../../ports.ts';
import { partitionKey } from './partition-key.ts';

export interface RecipientsTable {
  /** One conditional write to one item of a recipient's partition. */
  update(phone: string, sortKey: string, write: Write): Promise<Written>;
}

interface Write {
  readonly update: string;
  readonly condition: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number>>;
}

export type Item = Readonly<Record<string, AttributeValue>>;

/** The item after a write that was done, or as it stood when the condition failed. */
type Written =
  | { readonly done: true; readonly item: Item }
  | { readonly done: false; readonly item: Item };

export interface RecipientsTableOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The HMAC key under which phones are stored. */
  readonly key: () => Promise<string>;
  /** For a write with all its retries, after which its outcome is unknown. */
  readonly timeoutMs: number;
}

export function recipientsTable(options: RecipientsTableOptions): RecipientsTable {
  const { client, tableName, key, timeoutMs } = options;
  return {
    async update(phone, sortKey, write) {
      const pk = partitionKey(phone, await key());
      const input: UpdateItemCommandInput = {
        TableName: tableName,
        Key: { pk: { S: pk }, sk: { S: sortKey } },
        UpdateExpression: write.update,
        ConditionExpression: write.condition,
        ...(write.names === undefined ? {} : { ExpressionAttributeNames: { ...write.names } }),
        ExpressionAttributeValues: marshall(write.values),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      };
      try {
        const { Attributes } = await client.send(new UpdateItemCommand(input), {
          abortSignal: AbortSignal.timeout(timeoutMs),
        });
        return { done: true, item: Attributes ?? {} };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          return { done: false, item: error.Item ?? {} };
        }
        throw error instanceof Error && REFUSALS.has(error.name)
          ? new NothingWritten(error.name)
          : error;
      }
    },
  };
}

// By the DynamoDB API reference: the request was turned away before anything was written.
const REFUSALS = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'UnrecognizedClientException',
  'ValidationException',
]);

const marshall = (values: Write['values']): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
