import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { PROFILE } from '../../functions/adapters/recipients/ring.ts';
import { recipientsTable } from '../../functions/adapters/recipients/table.ts';
import { itemBytes } from '../../local/dynamodb/item-bytes.ts';
import { type FullRing, fillProfile } from './full-profile.ts';

export interface RegularsOptions {
  readonly tableName: string;
  /** Under which phones are stored. */
  readonly phonesKey: string;
  readonly rings: readonly FullRing[];
  readonly nowMs: number;
}

/**
 * Makes phones those of recipients of long standing, each with a full profile: a small one would
 * be cheap to write.
 * @returns the bytes of such a profile
 */
export async function makeRegulars(
  phones: readonly string[],
  { tableName, phonesKey, rings, nowMs }: RegularsOptions,
): Promise<number> {
  const client = new DynamoDBClient({});
  const table = recipientsTable({
    ...{ client, tableName, timeoutMs: 5_000 },
    key: async () => phonesKey,
  });
  await fillProfile(table, MODEL, rings, nowMs);
  const model = await table.get(MODEL, PROFILE);
  for (const phone of phones) {
    const Item = { ...model, pk: { S: partitionKey(phone, phonesKey) } };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
  }
  client.destroy();
  return itemBytes(model);
}

/** Whose profile is copied: it takes a write for each thing that is known. */
const MODEL = '+8613900000000';
