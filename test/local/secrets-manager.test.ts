import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  ListSecretsCommand,
  PutSecretValueCommand,
  type PutSecretValueCommandInput,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type SecretsManager, startSecretsManager } from '../../local/secrets-manager.ts';
import { openStore } from '../../local/store.ts';
import { arnOf } from '../../local/surroundings.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');
const ARN = arnOf('secretsmanager', 'secret:phones-a1B2c3');
const LETTERS = { ExcludePunctuation: true };

const endpoint = await openEndpoint();
const client = new SecretsManagerClient(endpoint.client);
afterAll(() => endpoint.stop());

let secrets: SecretsManager;
beforeEach(() => {
  secrets = startSecretsManager({ now: () => NOON });
  endpoint.serve(secrets);
  secrets.create(ARN, LETTERS, 'first');
});

const read = (change: Partial<GetSecretValueCommandInput> = {}) =>
  client.send(new GetSecretValueCommand({ SecretId: ARN, ...change }));
const textAt = async (VersionStage: string) => (await read({ VersionStage })).SecretString;
const put = (SecretString: string, change: Partial<PutSecretValueCommandInput> = {}) =>
  client.send(new PutSecretValueCommand({ SecretId: ARN, SecretString, ...change }));
const aToken = (digit: number) => String(digit).repeat(32);
const refused = async (promise: Promise<unknown>, name: string) =>
  expect(await rejectionOf(promise)).toMatchObject({ name });

describe('a secret', () => {
  // API reference of Secrets Manager, GetSecretValue; user guide, on partial ARNs.
  it.each([
    ['its ARN', ARN],
    ['its ARN without the last six characters', arnOf('secretsmanager', 'secret:phones')],
    ['its name', 'phones'],
  ])('is read by %s', async (_, SecretId) => {
    expect(await read({ SecretId })).toMatchObject({
      ...{ ARN, Name: 'phones', SecretString: 'first' },
      VersionId: expect.stringMatching(/^[\w-]{36}$/),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: new Date(NOON),
    });
    expect(secrets.arnOf(SecretId)).toBe(ARN);
  });

  it.each(['phones-a1B2c3', 'phone', `${ARN}-other`, arnOf('secretsmanager', 'secret:phone')])(
    'is not found by %s',
    async (SecretId) => {
      await refused(read({ SecretId }), 'ResourceNotFoundException');
      expect(secrets.arnOf(SecretId)).toBeUndefined();
    },
  );

  it('is described and listed without its text', async () => {
    const { VersionId = '' } = await read();
    const SecretId = 'phones';
    await client.send(new UpdateSecretCommand({ SecretId, Description: 'Keys the HMAC' }));
    const shown = { ARN, Name: 'phones', Description: 'Keys the HMAC' };
    const described = await client.send(new DescribeSecretCommand({ SecretId }));
    const stages = { [VersionId]: ['AWSCURRENT'] };
    expect(described).toMatchObject({ ...shown, VersionIdsToStages: stages });
    const { SecretList } = await client.send(new ListSecretsCommand({}));
    expect(SecretList).toMatchObject([{ ...shown, SecretVersionsToStages: stages }]);
    expect(JSON.stringify([described, SecretList])).not.toContain('first');
  });

  it('is listed by pages', async () => {
    secrets.create(arnOf('secretsmanager', 'secret:replies-a1B2c3'), LETTERS);
    const first = await client.send(new ListSecretsCommand({ MaxResults: 1 }));
    const { NextToken } = first;
    const second = await client.send(new ListSecretsCommand({ MaxResults: 1, NextToken }));
    const names = [first, second].flatMap(({ SecretList = [] }) => SecretList.map((s) => s.Name));
    expect([names, second.NextToken]).toEqual([['phones', 'replies'], undefined]);
  });

  it('is not made by a call, nor asked for by what is not played', async () => {
    await refused(client.send(new CreateSecretCommand({ Name: 'x' })), 'InvalidRequestException');
    const Filters = [{ Key: 'name', Values: ['x'] }] as const;
    const filtered = new ListSecretsCommand({ Filters: structuredClone([...Filters]) as never });
    await refused(client.send(filtered), 'InvalidRequestException');
  });
});

// API reference of Secrets Manager, PutSecretValue and UpdateSecret.
describe('a secret that is rotated', () => {
  it('has its new text at once, and its old one as AWSPREVIOUS', async () => {
    const { VersionId } = await read();
    await put('second');
    expect((await read()).SecretString).toBe('second');
    expect(secrets.current(ARN)).toBe('second');
    expect(await textAt('AWSPREVIOUS')).toBe('first');
    await client.send(new UpdateSecretCommand({ SecretId: 'phones', SecretString: 'third' }));
    expect([await textAt('AWSCURRENT'), await textAt('AWSPREVIOUS')]).toEqual(['third', 'second']);
    expect(await read({ VersionId })).toMatchObject({ SecretString: 'first' });
  });

  it('keeps its text while the next one is tried under a label of its own', async () => {
    const { VersionId } = await put('second', { VersionStages: ['AWSPENDING'] });
    expect([await textAt('AWSCURRENT'), await textAt('AWSPENDING')]).toEqual(['first', 'second']);
    await put('third', { VersionStages: ['AWSPENDING'] });
    expect(await textAt('AWSPENDING')).toBe('third');
    await refused(textAt('AWSPREVIOUS'), 'ResourceNotFoundException');
    const VersionStage = 'AWSPENDING';
    await refused(read({ VersionId, VersionStage }), 'InvalidRequestException');
  });

  it('takes a token once: again with the same text it changes nothing', async () => {
    const token = { ClientRequestToken: aToken(1) };
    await put('second', token);
    await put('third', { ClientRequestToken: aToken(2) });
    expect(await put('second', token)).toMatchObject({ VersionId: aToken(1) });
    expect((await read()).SecretString).toBe('third');
    await refused(put('fourth', token), 'ResourceExistsException');
    const short = { ClientRequestToken: '1' };
    await refused(put('fifth', short), 'InvalidParameterException');
  });
});

describe('a secret in a folder', () => {
  it('is the same after a restart: made up once, rotated since', () => {
    const dir = mkdtempSync(join(tmpdir(), 'dingdong-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const start = <T>(work: (those: SecretsManager) => T): T => {
      const store = openStore(dir);
      const outcome = work(startSecretsManager({ now: () => NOON, store }));
      store.close();
      return outcome;
    };
    const madeUp = start((those) => those.create(ARN, LETTERS));
    expect(start((those) => those.create(ARN, LETTERS))).toBe(madeUp);
    start((those) => those.create(ARN, LETTERS, 'rotated'));
    expect(start((those) => [those.create(ARN, LETTERS), those.current(ARN)])).toEqual([
      'rotated',
      'rotated',
    ]);
  });
});

// CloudFormation user guide, GenerateSecretString: 32 characters where no length is given, of
// letters and digits where punctuation is excluded.
describe('a text that is made up', () => {
  const make = (i: number, change: object = {}) =>
    secrets.create(arnOf('secretsmanager', `secret:s${i}-a1B2c3`), { ...LETTERS, ...change });

  it('has 32 letters and digits, or as many as were asked for', () => {
    expect(make(1)).toMatch(/^[A-Za-z\d]{32}$/);
    expect(make(2, { PasswordLength: 64 })).toMatch(/^[A-Za-z\d]{64}$/);
  });

  it('is never the same', () => {
    expect(new Set(Array.from({ length: 100 }, (_, i) => make(i))).size).toBe(100);
  });

  it.each<[asked: object, named: string]>([
    [{ ExcludePunctuation: undefined }, 'punctuation'],
    [{ ExcludePunctuation: false }, 'punctuation'],
    [{ ExcludeNumbers: true }, 'ExcludeNumbers'],
    [{ SecretStringTemplate: '{}' }, 'SecretStringTemplate'],
  ])('is not made up by %j, which is not played', (asked, named) => {
    expect(() => make(1, asked)).toThrow(named);
  });
});
