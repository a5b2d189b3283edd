import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tableOperating } from '../../functions/adapters/controls/table-operating.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import { LANES } from '../../functions/domain/lane.ts';
import { MODES } from '../../functions/domain/mode.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';
import { REGION } from '../../local/surroundings.ts';
import { NOON_CLOCK } from '../support/a-dynamo.ts';
import { NOON_MS } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';
import { memoryControlsTable } from '../support/memory-controls-table.ts';

type Table = ReturnType<typeof controlsTable>;

const RULES = { partsPerSecond: 20, maxWaitMs: 1_000, recoverySeconds: 60 };

const ANY_STEPS = fc.array(
  fc.record({
    do: fc.constantFrom('lease', 'lease', 'lease', 'slow', 'halt', 'mode', 'look'),
    worker: fc.integer({ min: 0, max: 1 }),
    lane: fc.constantFrom(...LANES),
    parts: fc.constantFrom(1, 4, 10),
    passMs: fc.constantFrom(0, 3, 250, 900, 7_000),
    day: fc.constantFrom('20261123', '20261124'),
    mode: fc.constantFrom(...MODES),
    seen: fc.constantFrom(...MODES),
    by: fc.constantFrom(undefined, 'an alarm'),
  }),
  { maxLength: 20 },
);

type Steps = typeof ANY_STEPS extends fc.Arbitrary<infer T> ? T : never;

/** Two workers and an operator, one call after the other: what each is answered. */
async function played(table: Table, steps: Steps) {
  const workers = [tablePace(table, RULES), tablePace(table, RULES)];
  const operating = tableOperating(table);
  const answers: unknown[] = [];
  let nowMs = NOON_MS;
  for (const step of steps) {
    nowMs += step.passMs;
    const pace = workers[step.worker];
    if (pace === undefined) throw new Error('no such worker');
    answers.push(await answer(step, pace, nowMs));
  }
  return { answers, item: await table.get() };

  function answer(step: Steps[number], pace: ReturnType<typeof tablePace>, atMs: number) {
    const { lane, parts, day, mode, by, seen } = step;
    switch (step.do) {
      case 'slow':
        return pace.slow(atMs - 1, atMs);
      case 'halt':
        return pace.halt(lane, `code-${parts}`);
      case 'mode':
        return operating.setMode(mode, by, seen);
      case 'look':
        return pace.look();
      default:
        return pace.lease(lane, {
          ...{ parts, partsMin: 1, nowMs: atMs, day, partFen: 20, sparedParts: parts % 2 },
        });
    }
  }
}

async function startLocal() {
  const gateway = await startGateway(0);
  const dynamoDb = startDynamoDb({ clock: NOON_CLOCK });
  gateway.serve([dynamoDb], []);
  return gateway;
}

const amazon = await askForAmazon();
const STORES = [
  ['in dynalite', undefined] as const,
  ...(amazon === undefined ? [] : [["in Amazon's DynamoDB Local", amazon] as const]),
];

describe.each(STORES)('the item that all workers share, %s', (_, endpoint) => {
  let local: Awaited<ReturnType<typeof startLocal>> | undefined;
  let client: DynamoDBClient;
  let tables = 0;
  beforeAll(async () => {
    local = endpoint === undefined ? await startLocal() : undefined;
    client = new DynamoDBClient({
      endpoint: endpoint ?? `http://127.0.0.1:${local?.port}`,
      region: REGION,
      credentials: {
        accessKeyId: `ASIA${randomBytes(8).toString('hex')}`,
        secretAccessKey: 'test',
      },
    });
  });
  afterAll(async () => {
    client.destroy();
    await local?.stop();
  });

  async function aTable(): Promise<Table> {
    tables += 1;
    const TableName = `controls-${tables}`;
    await client.send(
      new CreateTableCommand({
        ...{ TableName, BillingMode: 'PAY_PER_REQUEST' },
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      }),
    );
    return controlsTable(TableName, 5_000, client);
  }

  it('is written and denied as its twin in memory has it', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_STEPS, async (steps) => {
        const there = await played(await aTable(), steps);
        const { pk: _pk, ...item } = there.item;
        expect({ ...there, item }).toEqual(await played(memoryControlsTable(), steps));
      }),
      { numRuns: 10 },
    );
  });
});
