import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from '../table/item.ts';
import { readOne } from '../table/read-one.ts';
import { type Write, type Written, writeOne } from '../table/write.ts';
import { PACE } from './controls-item.ts';

/** The item that all workers share. */
export interface ControlsTable {
  update(write: Write): Promise<Written>;
  /** As it stands after every write that was answered; empty where nothing was written. */
  get(): Promise<Item>;
}

/** @param timeoutMs for a read or a write with all its retries */
export function controlsTable(
  tableName: string,
  timeoutMs: number,
  client = new DynamoDBClient({}),
): ControlsTable {
  const calling = () => ({ client, tableName, signal: AbortSignal.timeout(timeoutMs) });
  return {
    update: (write) => writeOne(calling(), { pk: PACE }, write),
    get: () => readOne(calling(), { pk: PACE }),
  };
}
