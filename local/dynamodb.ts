import dynalite from 'dynalite';
import {
  type AwsRequest,
  type AwsResponse,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import { createFairQueue } from './fair-queue.ts';
import { injectInto, signedFor } from './inject.ts';
import { isRecord } from './record.ts';
import { createSequencer } from './sequencer.ts';
import { REGION } from './surroundings.ts';

export interface DynamoDb extends Emulator {
  createTable(input: Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * DynamoDB by dynalite, with what dynalite leaves out: the item as it stood when a condition
 * failed (`ReturnValuesOnConditionCheckFailure`). To answer it truly, writes to one item go one
 * after the other, and the item is read before the next.
 */
export function startDynamoDb(): DynamoDb {
  const server = dynalite({ createTableMs: 0 });
  const inTurn = createSequencer();
  const inFairTurn = createFairQueue(2);

  const call = (operation: string, body: string): Promise<AwsResponse> =>
    injectInto(
      (request, response) => server.emit('request', request, response),
      {
        ...signedFor('dynamodb', REGION),
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'content-type': 'application/x-amz-json-1.0',
      },
      body,
    );

  const write = (operation: string, body: string): Promise<AwsResponse> => {
    const input = JSON.parse(body);
    const refusal = tooLong(input);
    if (refusal !== undefined) return Promise.resolve(refusal);
    const { TableName, Key, ReturnValuesOnConditionCheckFailure: onFailure } = input;
    return inTurn(JSON.stringify([TableName, sorted(Key)]), async () => {
      const answer = await call(operation, body);
      const hasFailed = answer.status === 400 && answer.body.includes(CONDITION_FAILED);
      if (!hasFailed || onFailure !== 'ALL_OLD') return answer;
      const found = await call('GetItem', JSON.stringify({ TableName, Key, ConsistentRead: true }));
      const { Item } = JSON.parse(found.body);
      return jsonAnswer(400, { ...JSON.parse(answer.body), Item }, '1.0');
    });
  };

  return {
    service: 'dynamodb',
    handle(request: AwsRequest) {
      const operation = operationOf(request);
      const play = KEYED_WRITES.has(operation) ? write : call;
      return inFairTurn(request.accessKeyId, () => play(operation, request.body));
    },
    async createTable(input) {
      const answer = await call('CreateTable', JSON.stringify(input));
      if (answer.status !== 200) throw new Error(`CreateTable failed: ${answer.body}`);
    },
  };
}

const CONDITION_FAILED = 'ConditionalCheckFailedException';

// PutItem names its key within the item: dingdong has no use for it, and a conditional one would
// answer without the item, which the adapter reports as an error.
const KEYED_WRITES = new Set(['UpdateItem', 'DeleteItem']);

/** Whoever writes the parts of a key in another order means the same item. */
const sorted = (key: unknown): unknown =>
  isRecord(key) ? Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)) : key;

// By the developer guide, on the limits of expressions; dynalite knows none.
const EXPRESSION_MAX_BYTES = 4_096;

function tooLong(input: Readonly<Record<string, unknown>>): AwsResponse | undefined {
  const name = EXPRESSIONS.find((each) => String(input[each] ?? '').length > EXPRESSION_MAX_BYTES);
  return name === undefined
    ? undefined
    : jsonError(
        'ValidationException',
        `Invalid ${name}: Expression size has exceeded the maximum allowed size`,
        '1.0',
      );
}

const EXPRESSIONS = ['ConditionExpression', 'UpdateExpression'];
