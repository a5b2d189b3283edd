import { inject } from 'vitest';
import type { AmazonDynamoDb } from './amazon-dynamodb.ts';

/**
 * The endpoint of Amazon's DynamoDB Local; undefined where there is no Java for it.
 * @throws for that too where `DINGDONG_REQUIRE_JAVA` is 1
 */
export async function askForAmazon(): Promise<string | undefined> {
  const answer = await fetch(inject('amazonDynamoDb'));
  if (!answer.ok) throw new Error(await answer.text());
  const amazon = (await answer.json()) as AmazonDynamoDb;
  return 'endpoint' in amazon ? amazon.endpoint : undefined;
}
