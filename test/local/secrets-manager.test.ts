import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, describe, expect, it } from 'vitest';
import { type GenerateSecretString, startSecretsManager } from '../../local/secrets-manager.ts';
import { arnOf } from '../../local/surroundings.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');
const secrets = startSecretsManager(() => NOON);
const endpoint = await openEndpoint();
endpoint.serve(secrets);
const client = new SecretsManagerClient(endpoint.client);
afterAll(() => endpoint.stop());

const ARN = arnOf('secretsmanager', 'secret:phones');
const LETTERS: GenerateSecretString = { ExcludePunctuation: true };
const read = (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId }));

describe('a secret', () => {
  it('is read by its ARN, as it was given', async () => {
    secrets.create(ARN, LETTERS, 'known');
    expect(await read(ARN)).toMatchObject({
      ARN,
      Name: 'phones',
      SecretString: 'known',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(NOON),
    });
  });

  it('is made up where none is given, and read as it was told', async () => {
    const text = secrets.create(ARN, LETTERS);
    expect((await read(ARN)).SecretString).toBe(text);
  });

  // API reference of Secrets Manager, GetSecretValue.
  it('that is not there is a ResourceNotFoundException', async () => {
    expect(await rejectionOf(read(`${ARN}-other`))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('is all that is played: another call is refused', async () => {
    expect(await rejectionOf(client.send(new ListSecretsCommand({})))).toMatchObject({
      name: 'InvalidRequestException',
    });
  });
});

// CloudFormation user guide, GenerateSecretString: 32 characters where no length is given, of
// letters and digits where punctuation is excluded.
describe('a text that is made up', () => {
  it('has 32 letters and digits, or as many as were asked for', () => {
    expect(secrets.create(ARN, LETTERS)).toMatch(/^[A-Za-z\d]{32}$/);
    expect(secrets.create(ARN, { ...LETTERS, PasswordLength: 64 })).toMatch(/^[A-Za-z\d]{64}$/);
  });

  it('is never the same', () => {
    const texts = Array.from({ length: 100 }, () => secrets.create(ARN, LETTERS));
    expect(new Set(texts).size).toBe(100);
  });

  it.each<[asked: object, named: string]>([
    [{}, 'punctuation'],
    [{ ExcludePunctuation: false }, 'punctuation'],
    [{ ...LETTERS, ExcludeNumbers: true }, 'ExcludeNumbers'],
    [{ ...LETTERS, SecretStringTemplate: '{}' }, 'SecretStringTemplate'],
  ])('is not made up by %j, which is not played', (asked, named) => {
    expect(() => secrets.create(ARN, asked)).toThrow(named);
  });
});
