import { isDeepStrictEqual } from 'node:util';
import type { Call, Input } from './engine.ts';
import { describe } from './table-keys.ts';

/**
 * Creates a table and waits for it, or finds the one that is there.
 * @throws where there is one of another schema, and where dynalite refuses to create it
 */
export async function ensureTable(call: Call, input: Input): Promise<void> {
  const name = String(input['TableName']);
  const answer = await call('CreateTable', input);
  if (answer.status === 200) return becomeActive(call, name);
  if (!answer.body.includes('ResourceInUseException')) {
    throw new Error(`CreateTable failed: ${answer.body}`);
  }
  const found = (await describe(call, name)) ?? {};
  // A process that was killed while it created a table leaves it in CREATING for good.
  if (found['TableStatus'] === 'ACTIVE' && isDeepStrictEqual(schemaOf(found), schemaOf(input))) {
    return;
  }
  throw new Error(
    `the table ${name} is there with another schema, ${JSON.stringify(schemaOf(found))}, ` +
      `than ${JSON.stringify(schemaOf(input))}: start with an empty data folder`,
  );
}

async function becomeActive(call: Call, name: string): Promise<void> {
  while ((await describe(call, name))?.['TableStatus'] !== 'ACTIVE') {
    await new Promise(setImmediate);
  }
}

/** What cannot be changed once the table is there; definitions have no order. */
function schemaOf(table: Input): Input {
  const { KeySchema, AttributeDefinitions = [] } = table;
  const definitions = (AttributeDefinitions as readonly unknown[]).map((each) =>
    JSON.stringify(each, ['AttributeName', 'AttributeType']),
  );
  return { KeySchema, AttributeDefinitions: definitions.sort().map((each) => JSON.parse(each)) };
}
