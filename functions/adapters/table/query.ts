import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Calling, Item, MarshalledKey } from './item.ts';
import { marshallValues, type Write } from './write.ts';

/** Items of one partition, by their sort keys. */
export interface Range {
  readonly from: string;
  /** Included. */
  readonly to: string;
  /** Which of those that are read are answered: all by default. */
  readonly filter?: string;
  /** Of the filter; none by default. */
  readonly values?: Write['values'];
  readonly names?: Write['names'];
}

/**
 * Every write that was answered is seen.
 * @param pagesMax of a megabyte each; of what lies beyond nothing is answered
 */
export async function readRange(
  { client, tableName, signal }: Calling,
  pk: string,
  { from, to, filter, values = {}, names }: Range,
  pagesMax: number,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: MarshalledKey | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ...(filter === undefined ? {} : { FilterExpression: filter }),
        ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
        ExpressionAttributeValues: marshallValues({
          ...values,
          ...{ ':pk': pk, ':from': from, ':to': to },
        }),
        ConsistentRead: true,
        ...(next === undefined ? {} : { ExclusiveStartKey: next }),
      }),
      { abortSignal: signal },
    );
    items.push(...(answer.Items ?? []));
    next = answer.LastEvaluatedKey;
    if (next === undefined) break;
  }
  return items;
}
