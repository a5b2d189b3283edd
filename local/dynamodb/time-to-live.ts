import { type AwsResponse, jsonAnswer } from '../aws-request.ts';
import type { Clock } from '../clock.ts';
import { isRecord } from '../record.ts';
import type { Call, Input } from './engine.ts';
import { createExpiries, type Expiry } from './expiries.ts';
import { invalid } from './limits.ts';
import type { Item, TableKeys } from './table-keys.ts';
import type { Watcher } from './watched-write.ts';

export interface TimeToLive extends Watcher {
  /** UpdateTimeToLive. */
  update(input: Input): Promise<AwsResponse>;
  /** DescribeTimeToLive. */
  describe(input: Input): Promise<AwsResponse>;
  /** As the template says. What is in the table already is read for its times. */
  enable(tableName: string, attribute: string): Promise<void>;
  forget(tableName: string): void;
  isBusy(): boolean;
  stop(): Promise<void>;
}

/**
 * Deletes items once their TTL attribute, a Number of seconds since the epoch, has passed: here at
 * the first whole minute after, on AWS within a few days. Until then an expired item is read,
 * found and written like any other. By the developer guide an item whose time is more than five
 * years past is never deleted.
 * @param deleteItem DeleteItem in turn with all other writes to the item
 */
export function timeToLive(
  clock: Clock,
  call: Call,
  keys: TableKeys,
  deleteItem: (input: Input) => Promise<unknown>,
): TimeToLive {
  const settings = new Map<string, Setting>();
  const attributeOf = (tableName: string) => {
    const { isEnabled, attribute } = settings.get(tableName) ?? {};
    return isEnabled === true ? attribute : undefined;
  };

  const remove = async ({ tableName, key }: Expiry) => {
    const attribute = attributeOf(tableName);
    if (attribute === undefined) return;
    const nowSeconds = clock.now() / 1000;
    await deleteItem({
      TableName: tableName,
      Key: key,
      ConditionExpression: '#ttl < :now AND #ttl > :tooOld',
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: {
        ':now': { N: String(nowSeconds) },
        ':tooOld': { N: String(nowSeconds - FIVE_YEARS_SECONDS) },
      },
    });
  };
  const expiries = createExpiries(clock, remove);

  const set = async (tableName: string, setting: Setting) => {
    settings.set(tableName, setting);
    const { isEnabled, attribute } = setting;
    if (!isEnabled) return;
    for await (const item of itemsOf(call, tableName)) {
      const key = await keys.keyOf(tableName, item);
      if (key !== undefined) expiries.wrote(tableName, key, item[attribute]);
    }
  };

  return {
    attributeOf,
    wrote: expiries.wrote,
    isBusy: expiries.isBusy,
    stop: expiries.stop,
    enable: (tableName, attribute) => set(tableName, { attribute, isEnabled: true }),
    forget: (tableName) => void settings.delete(tableName),

    async describe(input) {
      const answer = await call('DescribeTimeToLive', input);
      const attribute = attributeOf(String(input['TableName']));
      if (answer.status !== 200 || attribute === undefined) return answer;
      const TimeToLiveDescription = { TimeToLiveStatus: 'ENABLED', AttributeName: attribute };
      return jsonAnswer(200, { TimeToLiveDescription }, '1.0');
    },

    async update(input) {
      const { TableName, TimeToLiveSpecification } = input;
      const tableName = String(TableName);
      const found = await call('DescribeTimeToLive', { TableName });
      if (found.status !== 200) return found;
      const wanted = wantedOf(TimeToLiveSpecification);
      if (wanted === undefined) {
        return invalid('TimeToLiveSpecification takes AttributeName, a text, and Enabled');
      }
      const refusal = refusalOf(settings.get(tableName), wanted, clock.now());
      if (refusal !== undefined) return invalid(refusal);
      await set(tableName, { ...wanted, changedMs: clock.now() });
      return jsonAnswer(200, { TimeToLiveSpecification }, '1.0');
    },
  };
}

interface Setting {
  readonly attribute: string;
  readonly isEnabled: boolean;
  /** By UpdateTimeToLive; undefined where the template says so. */
  readonly changedMs?: number;
}

const FIVE_YEARS_SECONDS = 5 * 365 * 86_400;

/** By the API reference, UpdateTimeToLive: one change in an hour. */
const CHANGE_MS = 3_600_000;

function wantedOf(specification: unknown): Setting | undefined {
  if (!isRecord(specification)) return undefined;
  const { AttributeName: attribute, Enabled: isEnabled } = specification;
  return typeof attribute === 'string' && attribute !== '' && typeof isEnabled === 'boolean'
    ? { attribute, isEnabled }
    : undefined;
}

function refusalOf(had: Setting | undefined, wanted: Setting, nowMs: number): string | undefined {
  if (had?.isEnabled !== true && !wanted.isEnabled) return 'TimeToLive is already disabled';
  if (had?.isEnabled === true && had.attribute !== wanted.attribute) {
    return 'TimeToLive is active on a different AttributeName';
  }
  if (had?.isEnabled === true && wanted.isEnabled) return 'TimeToLive is already enabled';
  if (had?.changedMs !== undefined && nowMs < had.changedMs + CHANGE_MS) {
    return 'Time to live has been modified multiple times within a fixed interval';
  }
  return undefined;
}

async function* itemsOf(call: Call, TableName: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const { status, body } = await call('Scan', { TableName, ExclusiveStartKey });
    if (status !== 200) throw new Error(`Scan of ${TableName} failed: ${body}`);
    const page = JSON.parse(body);
    yield* page.Items;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}
