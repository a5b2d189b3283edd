import { type AwsRequest, type AwsResponse, type Emulator, operationOf } from './aws-request.ts';
import type { Clock } from './clock.ts';
import { type Input, startEngine } from './dynamodb/engine.ts';
import { ensureTable } from './dynamodb/ensure-table.ts';
import { type ItemWrites, itemWrites } from './dynamodb/item-writes.ts';
import { refusalOf } from './dynamodb/limits.ts';
import { tableKeys } from './dynamodb/table-keys.ts';
import { timeToLive } from './dynamodb/time-to-live.ts';
import { createFairQueue } from './fair-queue.ts';
import { parseRecord } from './record.ts';

export interface DynamoDb extends Emulator {
  /**
   * Of CreateTable's input, and a `TimeToLiveSpecification` as CloudFormation has it. A table that
   * is there already with this schema is kept, with its items.
   * @throws where one of another schema is there
   */
  createTable(input: Input): Promise<void>;
  /** While items that have expired are being deleted. */
  isBusy(): boolean;
  /** Once no call is under way. */
  stop(): Promise<void>;
}

export interface DynamoDbOptions {
  /** By which items expire. */
  readonly clock: Clock;
  /**
   * A folder of its own, in which tables and items outlive the process, however it ends; no two
   * processes may share it. What UpdateTimeToLive said ends with the process: the template says it
   * anew.
   */
  readonly dataDir?: string;
}

/**
 * DynamoDB by dynalite, with what dynalite leaves out: TTL, the item as it stood when a condition
 * failed, limits of expressions. Kinder than DynamoDB it is in one thing known: an update may
 * compute a number of more than 38 digits.
 */
export function startDynamoDb({ clock, dataDir }: DynamoDbOptions): DynamoDb {
  const { call, stop } = startEngine(dataDir);
  const keys = tableKeys(call);
  const ttl = timeToLive(clock, call, keys, (input) => writes.one('DeleteItem', input));
  const writes: ItemWrites = itemWrites(call, keys, ttl);
  const inFairTurn = createFairQueue(2);

  const deleteTable = async (input: Input): Promise<AwsResponse> => {
    const tableName = String(input['TableName']);
    const answer = await call('DeleteTable', input);
    if (answer.status === 200) {
      keys.forget(tableName);
      ttl.forget(tableName);
    }
    return answer;
  };

  const play = async (operation: string, input: Input): Promise<AwsResponse> => {
    const refusal = refusalOf(input);
    if (refusal !== undefined) return refusal;
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return writes.one(operation, input);
      case 'BatchWriteItem':
        return writes.batch(input);
      case 'DescribeTimeToLive':
        return ttl.describe(input);
      case 'UpdateTimeToLive':
        return ttl.update(input);
      case 'DeleteTable':
        return deleteTable(input);
      default:
        return call(operation, input);
    }
  };

  return {
    service: 'dynamodb',
    handle: (request: AwsRequest) =>
      inFairTurn(request.accessKeyId, () =>
        play(operationOf(request), parseRecord(request.body) ?? {}),
      ),
    async createTable({ TimeToLiveSpecification, ...input }) {
      await ensureTable(call, input);
      const { Enabled, AttributeName } = (TimeToLiveSpecification ?? {}) as Input;
      if (Enabled === true) await ttl.enable(String(input['TableName']), String(AttributeName));
    },
    isBusy: ttl.isBusy,
    async stop() {
      await ttl.stop();
      await stop();
    },
  };
}
