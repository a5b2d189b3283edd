import { isRecord } from '../record.ts';
import type { Call, Input } from './engine.ts';

export type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface TableKeys {
  /** The key within an item; undefined where there is no such table, or the item lacks a part. */
  keyOf(tableName: string, item: Item): Promise<Item | undefined>;
  /** Once a table is gone: one of its name may have another key. */
  forget(tableName: string): void;
}

export function tableKeys(call: Call): TableKeys {
  const known = new Map<string, readonly string[]>();

  const namesOf = async (tableName: string) => {
    const names = known.get(tableName) ?? keyNames((await describe(call, tableName)) ?? {});
    if (names !== undefined) known.set(tableName, names);
    return names;
  };

  return {
    async keyOf(tableName, item) {
      const names = await namesOf(tableName);
      const parts = names?.flatMap((name) => {
        const part = item[name];
        return part === undefined ? [] : [[name, part] as const];
      });
      return parts === undefined || parts.length !== names?.length
        ? undefined
        : Object.fromEntries(parts);
    },
    forget: (tableName) => void known.delete(tableName),
  };
}

export const itemIn = (value: unknown): Item => (isRecord(value) ? (value as Item) : {});

/** Undefined where there is none. */
export async function readItem(
  call: Call,
  TableName: string,
  Key: Item,
): Promise<Item | undefined> {
  const { body } = await call('GetItem', { TableName, Key, ConsistentRead: true });
  return JSON.parse(body).Item;
}

/** What `DescribeTable` says; undefined where there is no such table. */
export async function describe(call: Call, tableName: string): Promise<Input | undefined> {
  const { status, body } = await call('DescribeTable', { TableName: tableName });
  return status === 200 ? JSON.parse(body).Table : undefined;
}

const keyNames = (table: Input): readonly string[] | undefined =>
  (table['KeySchema'] as readonly { readonly AttributeName: string }[] | undefined)?.map(
    ({ AttributeName }) => AttributeName,
  );
