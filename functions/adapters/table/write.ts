import {
  type AttributeValue,
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { NothingWritten } from '../../ports.ts';
import { type Calling, type Item, type ItemKey, marshallKey } from './item.ts';

export interface Write {
  readonly update: string;
  /** None by default: it is written whatever stands there. */
  readonly condition?: string;
  readonly names?: Readonly<Record<string, string>>;
  /** An array is a set of texts. */
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

/** The item after a write that was done, or as it stood when the condition failed. */
export type Written =
  | { readonly done: true; readonly item: Item }
  | { readonly done: false; readonly item: Item };

/** @throws NothingWritten where DynamoDB turned the request away */
export async function writeOne(calling: Calling, key: ItemKey, write: Write): Promise<Written> {
  const { client, tableName, signal } = calling;
  const input: UpdateItemCommandInput = {
    TableName: tableName,
    Key: marshallKey(key),
    UpdateExpression: write.update,
    ...(write.condition === undefined ? {} : { ConditionExpression: write.condition }),
    ...(write.names === undefined ? {} : { ExpressionAttributeNames: { ...write.names } }),
    ExpressionAttributeValues: marshallValues(write.values),
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  try {
    const { Attributes } = await client.send(new UpdateItemCommand(input), { abortSignal: signal });
    return { done: true, item: Attributes ?? {} };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return { done: false, item: error.Item ?? {} };
    }
    throw error instanceof Error && REFUSALS.has(error.name)
      ? new NothingWritten(error.name)
      : error;
  }
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

export const marshallValues = (values: Write['values']): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, marshallOne(value)]));

function marshallOne(value: Write['values'][string]): AttributeValue {
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'string' ? { S: value } : { SS: [...value] };
}
