import { type AwsResponse, jsonAnswer } from '../aws-request.ts';
import type { Call, Input } from './engine.ts';
import { type Item, itemIn, readItem } from './table-keys.ts';

/** Is told what writes leave behind. */
export interface Watcher {
  /** The one attribute that matters; undefined where none of the table does. */
  attributeOf(tableName: string): string | undefined;
  /** @param value of that attribute; undefined where the item has none, or it was not touched */
  wrote(tableName: string, key: Item, value: Item[string] | undefined): void;
}

/** PutItem, UpdateItem or DeleteItem, with its answer as the caller asked for it. */
export async function watchedWrite(
  call: Call,
  watcher: Watcher,
  operation: string,
  input: Input,
  tableName: string,
  key: Item,
): Promise<AwsResponse> {
  const attribute = watcher.attributeOf(tableName);
  if (attribute === undefined) return call(operation, input);
  if (operation === 'UpdateItem') {
    return update(call, input, tableName, key, (item) => {
      watcher.wrote(tableName, key, item?.[attribute]);
    });
  }
  const answer = await call(operation, input);
  if (answer.status === 200) watcher.wrote(tableName, key, itemIn(input['Item'])[attribute]);
  return answer;
}

async function update(
  call: Call,
  input: Input,
  tableName: string,
  key: Item,
  tell: (item: Item | undefined) => void,
): Promise<AwsResponse> {
  const { ReturnValues = 'NONE' } = input;
  // Only the answer knows what an expression came to: whoever wants none is given none.
  const isSilent = ReturnValues === 'NONE';
  const asked = isSilent ? { ...input, ReturnValues: 'UPDATED_NEW' } : input;
  const answer = await call('UpdateItem', asked);
  if (answer.status !== 200) return answer;
  const { Attributes, ...rest } = JSON.parse(answer.body);
  const isOfOld = /_OLD$/.test(String(ReturnValues));
  tell(isOfOld ? await readItem(call, tableName, key) : Attributes);
  return isSilent ? jsonAnswer(200, rest, '1.0') : answer;
}
