import {
  GetSecretValueCommand,
  paginateListSecrets,
  type SecretListEntry,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { localClient } from '../local-client.ts';
import { outputsOf } from '../running.ts';

/** The secret of tokens as a local cloud has it now: it may have been rotated. */
export async function secretHere(endpoint: string): Promise<string> {
  const outputs = await outputsOf({ endpoint });
  const arn = outputs['PreferencesSecretArn'] ?? '';
  return textOf(new SecretsManagerClient(localClient(endpoint)), arn);
}

/**
 * The secret of tokens of a stack on AWS, reached by the usual environment. It is found by the tags
 * that CloudFormation puts on whatever it makes.
 * @throws where there is no such stack, and with what AWS says
 */
export async function secretOnAws(stackName: string): Promise<string> {
  const client = new SecretsManagerClient({});
  const Filters = [{ Key: 'tag-value' as const, Values: [stackName] }];
  for await (const { SecretList = [] } of paginateListSecrets({ client }, { Filters })) {
    const found = SecretList.find((each) => isOfTokens(each, stackName));
    if (found?.ARN !== undefined) return textOf(client, found.ARN);
  }
  throw new Error(`no stack ${stackName} has a secret for tokens in this account and region`);
}

/** The filter matches beginnings, of any tag. */
function isOfTokens({ Tags = [] }: SecretListEntry, stackName: string): boolean {
  const tag = (name: string) =>
    Tags.find(({ Key }) => Key === `aws:cloudformation:${name}`)?.Value ?? '';
  return tag('stack-name') === stackName && tag('logical-id').includes('PreferencesSecret');
}

async function textOf(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (SecretString === undefined) throw new Error(`the secret ${arn} holds no text`);
  return SecretString;
}
