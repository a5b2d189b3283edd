import { randomBytes } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { controlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tableOperating } from '../../functions/adapters/controls/table-operating.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import type { Operating } from '../../functions/ports/operating.ts';
import type { Pace } from '../../functions/ports/pace.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { startGateway } from '../../local/gateway.ts';
import { NOON_CLOCK } from '../support/a-recipients-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';
import { memoryControls, NO_WAIT } from '../support/memory-controls.ts';

interface Ports {
  readonly operating: Operating;
  readonly pace: Pace;
}

interface Store {
  /** Of a deployment of its own. */
  open(): Promise<Ports>;
  stop(): Promise<void>;
}

const inMemory = async (): Promise<Store> => ({
  async open() {
    const controls = memoryControls();
    return { operating: controls.operating, pace: controls.paceOf(NO_WAIT) };
  },
  stop: async () => {},
});

async function inDynamoDb(amazon?: string): Promise<Store> {
  const gateway = amazon === undefined ? await startGateway(0) : undefined;
  const local = startDynamoDb({ clock: NOON_CLOCK });
  gateway?.serve([local], []);
  const client = new DynamoDBClient({
    endpoint: amazon ?? `http://127.0.0.1:${gateway?.port}`,
    region: 'ap-southeast-1',
    // Amazon's keeps the tables of each key apart: each test file has its own.
    credentials: { accessKeyId: `ASIA${randomBytes(8).toString('hex')}`, secretAccessKey: 'test' },
  });
  let tables = 0;
  return {
    async open() {
      tables += 1;
      const input: CreateTableCommandInput = {
        TableName: `controls-${tables}`,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      };
      if (amazon === undefined) await local.createTable({ ...input });
      else await client.send(new CreateTableCommand(input));
      const table = controlsTable(`controls-${tables}`, 5_000, client);
      return { operating: tableOperating(table), pace: tablePace(table, NO_WAIT) };
    },
    async stop() {
      client.destroy();
      await gateway?.stop();
      await local.stop();
    },
  };
}

const amazon = await askForAmazon();
const STORES: readonly (readonly [string, () => Promise<Store>])[] = [
  ['in memory', inMemory],
  ['in dynalite', () => inDynamoDb()],
  ...(amazon === undefined
    ? []
    : [["in Amazon's DynamoDB Local", () => inDynamoDb(amazon)] as const]),
];

describe.each(STORES)('the mode %s', (_, start) => {
  let store: Store;
  let operating: Operating;
  let pace: Pace;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());
  beforeEach(async () => {
    ({ operating, pace } = await store.open());
  });

  it('is normal as long as nobody has set one', async () => {
    const controls = await operating.look();
    expect(controls.mode).toBe('normal');
    expect(controls).not.toHaveProperty('modeBy');
    expect(controls).not.toHaveProperty('personMode');
  });

  it('is what a person sets, once and again', async () => {
    expect(await operating.setMode('conserve', undefined, 'normal')).toBe(true);
    expect(await operating.setMode('stop', undefined, 'conserve')).toBe(true);
    expect(await operating.look()).toMatchObject({ mode: 'stop', personMode: 'stop' });
    expect((await pace.look()).mode).toBe('stop');
  });

  it('stays where another was set meanwhile', async () => {
    await operating.setMode('stop', undefined, 'normal');
    expect(await operating.setMode('conserve', undefined, 'normal')).toBe(false);
    expect(await operating.setMode('conserve', 'an-alarm', 'normal')).toBe(false);
    expect((await operating.look()).mode).toBe('stop');
  });

  it('has the name of the alarm that set it, until a person sets one', async () => {
    expect(await operating.setMode('stop', 'an-alarm', 'normal')).toBe(true);
    const byAlarm = await operating.look();
    expect(byAlarm).toMatchObject({ mode: 'stop', modeBy: 'an-alarm' });
    expect(byAlarm).not.toHaveProperty('personMode');
    expect(await operating.setMode('stop', undefined, 'stop')).toBe(true);
    const byPerson = await operating.look();
    expect(byPerson).toMatchObject({ mode: 'stop', personMode: 'stop' });
    expect(byPerson).not.toHaveProperty('modeBy');
  });

  it('is never set by an alarm to less than a person set', async () => {
    await operating.setMode('pause-marketing', undefined, 'normal');
    expect(await operating.setMode('conserve', 'an-alarm', 'pause-marketing')).toBe(false);
    expect(await operating.setMode('stop', 'an-alarm', 'pause-marketing')).toBe(true);
    expect(await operating.setMode('normal', 'an-alarm', 'stop')).toBe(false);
    expect(await operating.setMode('pause-marketing', 'an-alarm', 'stop')).toBe(true);
  });

  it('sets halted lanes going where a person sets it, and not where an alarm does', async () => {
    await pace.halt('marketing', 'AuthorizationError');
    await operating.setMode('stop', 'an-alarm', 'normal');
    expect((await operating.look()).halted).toEqual({ marketing: 'AuthorizationError' });
    await operating.setMode('normal', undefined, 'stop');
    expect((await operating.look()).halted).toEqual({});
  });

  it('leaves what is spent and what slots are given out', async () => {
    await pace.lease('marketing', {
      ...{ parts: 3, partsMin: 1, nowMs: NOON_MS },
      ...{ day: '20261123', partFen: 5, sparedParts: 0 },
    });
    const before = await operating.look();
    await operating.setMode('stop', 'an-alarm', 'normal');
    await operating.setMode('stop', undefined, 'stop');
    const { spentFen, takenUntilMs } = await operating.look();
    expect({ spentFen, takenUntilMs }).toEqual({
      ...{ spentFen: { marketing20261123: 15 }, takenUntilMs: before.takenUntilMs },
    });
  });
});
