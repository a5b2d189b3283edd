import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type Calling, type Item, type ItemKey, marshallKey } from './item.ts';

/** Every write that was answered is seen. */
export async function readOne(calling: Calling, key: ItemKey): Promise<Item> {
  const { client, tableName, signal } = calling;
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: marshallKey(key), ConsistentRead: true }),
    { abortSignal: signal },
  );
  return item ?? {};
}
