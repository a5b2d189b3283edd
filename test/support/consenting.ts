import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../bin/local-client.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { PROFILE } from '../../functions/adapters/recipients/ring.ts';
import type { ACloud } from './a-cloud.ts';

/** Has thousands want marketing, as if they had said so long ago: facts would take a minute. */
export async function haveConsented(cloud: ACloud, phones: readonly string[]): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(cloud.stateDir, 'secrets.json'), 'utf8'));
  const table = cloud.outputs['RecipientsTableName'] ?? '';
  const client = new DynamoDBClient(localClient(cloud.endpoint));
  const requests = phones.map((phone) => ({
    PutRequest: {
      Item: {
        pk: { S: partitionKey(phone, secrets.phones) },
        sk: { S: PROFILE },
        givenAtMs: { N: '1' },
      },
    },
  }));
  for (let from = 0; from < requests.length; from += ITEMS_MAX) {
    const some = requests.slice(from, from + ITEMS_MAX);
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: some } }));
  }
}

/** Of BatchWriteItem, by the DynamoDB API reference. */
const ITEMS_MAX = 25;
