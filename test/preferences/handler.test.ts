import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPreferencesEnv } from '../../functions/preferences/env.ts';
import { createHandler } from '../../functions/preferences/wiring.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { NOON_CLOCK } from '../support/a-dynamo.ts';
import { createRecipients, TABLE } from '../support/a-recipients-table.ts';
import { A_SECRET, aSignedToken } from '../support/a-signed-token.ts';
import { aTemplate } from '../support/a-template.ts';
import { noteLine } from '../support/note-line.ts';
import { UNTOUCHED } from '../support/untouched.ts';

const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;

const [[, deployed] = []] = aTemplate()
  .ofType('AWS::Lambda::Function')
  .filter(([id]) => id.startsWith('Preferences'));

/** What the template sets, with names in the place of its references. */
const ENV = readPreferencesEnv({
  ...deployed?.Properties.Environment.Variables,
  RECIPIENTS_TABLE: TABLE,
  PHONES_SECRET: 'arn:phones',
  PREFERENCES_SECRET: 'arn:preferences',
});

const dynamoDb = startDynamoDb({ clock: NOON_CLOCK });
const secrets = startSecretsManager({ now: Date.now });
const written = vi
  .spyOn(console, 'log')
  .mockImplementation((line) => noteLine('the handler', String(line)));
let gateway: Gateway;

beforeAll(async () => {
  secrets.create('arn:phones', { ExcludePunctuation: true });
  secrets.create('arn:preferences', { ExcludePunctuation: true }, A_SECRET);
  await createRecipients(dynamoDb);
  gateway = await startGateway(0);
  gateway.serve([dynamoDb, secrets], []);
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${gateway.port}`);
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    vi.stubEnv(name, 'test');
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  written.mockRestore();
  await gateway.stop();
});

async function aHandler(phone: string) {
  const handle = createHandler(ENV);
  const token = await aSignedToken({ sub: phone, exp: inAnHour() });
  return async (method: string, request: Partial<APIGatewayProxyEventV2> = {}) => {
    const { statusCode, headers, body } = await handle({
      headers: { authorization: `Bearer ${token}` },
      requestContext: { requestId: 'request-1', http: { method } },
      isBase64Encoded: false,
      ...request,
    } as APIGatewayProxyEventV2);
    return { statusCode, headers, body: JSON.parse(body ?? '') };
  };
}

describe('the function, wired as the template says', () => {
  it('shows, changes and shows again', async () => {
    const ask = await aHandler('+8613800138000');
    expect(await ask('GET')).toMatchObject({ statusCode: 200, body: UNTOUCHED });
    const change = {
      muted: ['tips'],
      hours: { from: '09:00', to: '21:00' },
      marketing: 'opted-out',
    };
    const changed = { statusCode: 200, body: { ...UNTOUCHED, ...change } };
    expect(await ask('PUT', { body: JSON.stringify(change) })).toMatchObject(changed);
    expect(await ask('GET')).toMatchObject(changed);
  });

  it('reads what API Gateway took for no text', async () => {
    const ask = await aHandler('+8613800138001');
    const body = Buffer.from('{"privacy":"full"}').toString('base64');
    expect(await ask('PUT', { body, isBase64Encoded: true })).toMatchObject({
      body: { privacy: 'full' },
    });
  });

  it('takes a body that is not there for none that can be read', async () => {
    const ask = await aHandler('+8613800138002');
    expect(await ask('PUT')).toMatchObject({ statusCode: 400, body: { error: { path: 'body' } } });
  });

  it('knows nobody without a token', async () => {
    const ask = await aHandler('+8613800138003');
    expect(await ask('GET', { headers: {} })).toMatchObject({
      statusCode: 401,
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it('writes neither phones nor tokens to its log where it fails', async () => {
    const ask = await aHandler('+8613800138004');
    gateway.serve([secrets], []);
    expect(await ask('GET')).toMatchObject({ statusCode: 503 });
    gateway.serve([dynamoDb, secrets], []);
    const lines = written.mock.calls.map(([line]) => String(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{"level":"ERROR","message":"not answered","requestId":"request-1"/);
    expect(lines[0]).not.toMatch(/13800138|Bearer|eyJ/);
  });
});
