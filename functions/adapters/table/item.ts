import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** As DynamoDB answers it; empty where there is none. */
export type Item = Readonly<Record<string, AttributeValue>>;

export interface ItemKey {
  readonly pk: string;
  /** Absent in a table whose items stand alone. */
  readonly sk?: string;
}

/** What every call to the table needs. */
export interface Calling {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Ends the call with all its retries. */
  readonly signal: AbortSignal;
}

export type MarshalledKey = Record<string, AttributeValue>;

export const marshallKey = ({ pk, sk }: ItemKey): MarshalledKey => ({
  pk: { S: pk },
  ...(sk === undefined ? {} : { sk: { S: sk } }),
});

/** A number that stands there, such as a time. */
export function numberOf(item: Item, name: string): number | undefined {
  const text = item[name]?.N;
  return text === undefined ? undefined : Number(text);
}

export const textOf = (item: Item, name: string): string | undefined => item[name]?.S;
