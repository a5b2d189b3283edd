import { type AwsResponse, type Emulator, operationOf } from '../aws-request.ts';
import { isRecord, parseRecord } from '../record.ts';
import type { Input } from './engine.ts';
import { itemBytes } from './item-bytes.ts';
import { itemIn } from './table-keys.ts';

/** What one call of DynamoDB is billed as. */
export interface Consumed {
  readonly operation: string;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * DynamoDB, asked by every call what it consumed; callers are answered what they asked for. Where
 * dynalite says too little, a write is counted by the size of the item that it shows: a condition
 * that fails is billed as well, and text is billed by its bytes, not by its characters.
 * @param tell hears of each read and each write, before its caller does
 */
export function metered(dynamoDb: Emulator, tell: (consumed: Consumed) => void): Emulator {
  return {
    service: dynamoDb.service,
    async handle(request) {
      const operation = operationOf(request);
      const isWrite = WRITES.includes(operation);
      if (!isWrite && !READS.includes(operation)) return dynamoDb.handle(request);
      const input = parseRecord(request.body) ?? {};
      const asked = JSON.stringify({ ...input, ...questionsBeside(input, operation) });
      const answer = await dynamoDb.handle({ ...request, body: asked });
      const body = parseRecord(answer.body) ?? {};
      const units = unitsOf(body['ConsumedCapacity']);
      tell(
        isWrite
          ? { operation, readUnits: 0, writeUnits: Math.max(units, unitsShown(input, body)) }
          : { operation, readUnits: units, writeUnits: 0 },
      );
      return answerFor(input, answer, body);
    },
  };
}

const READS = ['GetItem', 'BatchGetItem', 'Query', 'Scan'];
const CONDITIONAL = ['PutItem', 'UpdateItem', 'DeleteItem'];
const WRITES = [...CONDITIONAL, 'BatchWriteItem'];

/** What the caller did not ask itself. */
const questionsBeside = (input: Input, operation: string): Input => ({
  ...(wants(input, CAPACITY) ? {} : { [CAPACITY]: 'TOTAL' }),
  ...(wants(input, ON_FAILURE) || !CONDITIONAL.includes(operation)
    ? {}
    : { [ON_FAILURE]: 'ALL_OLD' }),
});

const CAPACITY = 'ReturnConsumedCapacity';
const ON_FAILURE = 'ReturnValuesOnConditionCheckFailure';

const wants = (input: Input, question: string): boolean => (input[question] ?? 'NONE') !== 'NONE';

/** Of one table, or of each table of a batch. */
const unitsOf = (capacity: unknown): number =>
  [capacity]
    .flat()
    .reduce<number>((sum, each) => sum + (isRecord(each) ? Number(each['CapacityUnits']) : 0), 0);

/**
 * Of the largest that is put or shown, item or part of one; none where nothing was done. By the
 * developer guide, on conditional writes: one that fails costs what it would have, at least one.
 */
function unitsShown(input: Input, body: Input): number {
  const hasFailed = String(body['__type']).endsWith('ConditionalCheckFailedException');
  if (!hasFailed && body['__type'] !== undefined) return 0;
  const shown = [input['Item'], body['Item'], body['Attributes']];
  const bytes = Math.max(...shown.map((item) => itemBytes(itemIn(item))));
  return Math.max(hasFailed ? 1 : 0, Math.ceil(bytes / 1_024));
}

function answerFor(input: Input, answer: AwsResponse, body: Input): AwsResponse {
  const { ConsumedCapacity, Item, ...rest } = body;
  const isFailure = answer.status !== 200;
  const said = {
    ...rest,
    ...(Item === undefined || (isFailure && !wants(input, ON_FAILURE)) ? {} : { Item }),
    ...(wants(input, CAPACITY) ? { ConsumedCapacity } : {}),
  };
  return { ...answer, body: JSON.stringify(said) };
}
