import { randomUUID } from 'node:crypto';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemBytes } from '../../local/dynamodb/item-bytes.ts';
import { databases, TABLE } from './fixtures/databases.ts';

const DATABASES = await databases();

const NUMBERS = ['0', '7', '-7', '12', '120', '123', '1230', '1795406400000', '-0.00123'];

const VALUES: readonly (readonly [name: string, value: AttributeValue])[] = [
  ['a text', { S: 'abc' }],
  ['bytes', { B: new Uint8Array(5) }],
  ['a yes', { BOOL: true }],
  ['nothing', { NULL: true }],
  ['a set of texts', { SS: ['a', 'bcd'] }],
  ['a set of numbers', { NS: ['1', '123'] }],
  ['a list', { L: [{ S: 'abc' }, { N: '12' }] }],
  ['a map', { M: { one: { S: 'abc' }, two: { L: [] } } }],
  ...NUMBERS.map((N) => [`the number ${N}`, { N }] as const),
];

// What fills an item to 1,024 bytes costs one unit, and a byte more costs two.
describe.each(DATABASES)('DynamoDB %s', (_, start) => {
  let database: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  const unitsOf = async (item: Record<string, AttributeValue>, bytes: number) => {
    const filled = { ...item, fill: { S: '' } };
    filled.fill.S = 'x'.repeat(bytes - itemBytes(asSent(filled)));
    const put = { TableName: TABLE, Item: filled, ReturnConsumedCapacity: 'TOTAL' } as const;
    return (await database.client.send(new PutItemCommand(put))).ConsumedCapacity?.CapacityUnits;
  };

  it.each(VALUES)('finds %s as large as it is counted', async (_name, value) => {
    const item = () => ({ pk: { S: randomUUID() }, value });
    expect(await unitsOf(item(), 1_024)).toBe(1);
    expect(await unitsOf(item(), 1_025)).toBe(2);
  });
});

/** On the wire bytes are base64. */
const asSent = (item: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
    ]),
  );
