import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDoorEnv } from '../../functions/door/env.ts';
import { createHandler } from '../../functions/door/wiring.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';
import { type Sqs, startSqs } from '../../local/sqs.ts';
import { aTemplate } from '../support/a-template.ts';
import { noteLine } from '../support/note-line.ts';
import { sdkAt } from '../support/sdk-at.ts';
import { aSignature, BODIES, SECRET } from './a-door.ts';

const secrets = startSecretsManager({ now: Date.now });
const written = vi
  .spyOn(console, 'log')
  .mockImplementation((line) => noteLine('the handler', String(line)));
let gateway: Gateway;
let sqs: Sqs;

beforeAll(async () => {
  secrets.create('arn:replies', { ExcludePunctuation: true }, SECRET);
  gateway = await startGateway(0);
  sqs = await startSqs(`http://127.0.0.1:${gateway.port}`);
  await sqs.createQueue('replies', {});
  await sqs.createQueue('dead', {});
  gateway.serve([sqs, secrets], []);
  sdkAt(gateway.port);
});
afterEach(() => written.mockClear());
afterAll(async () => {
  vi.unstubAllEnvs();
  written.mockRestore();
  await gateway.stop();
  await sqs.stop();
});

const [[, deployed] = []] = aTemplate()
  .ofType('AWS::Lambda::Function')
  .filter(([id]) => id.startsWith('RepliesDoor'));

/** What the template sets, with what is played here in the place of its references. */
const envOf = () =>
  readDoorEnv({
    ...deployed?.Properties.Environment.Variables,
    REPLIES_QUEUE_URL: sqs.queueUrl('replies'),
    DEAD_LETTER_QUEUE_URL: sqs.queueUrl('dead'),
    REPLIES_SECRET: 'arn:replies',
  });

async function ask(event: Partial<APIGatewayProxyEventV2>) {
  const { statusCode, headers, body } = await createHandler(envOf())({
    requestContext: { requestId: 'request-1', http: { method: 'POST' } },
    headers: {},
    isBase64Encoded: false,
    ...event,
  } as APIGatewayProxyEventV2);
  return { statusCode, headers, body: JSON.parse(body ?? '') };
}

const lines = () => written.mock.calls.map(([line]) => JSON.parse(String(line)));

const receive = async (queue: string) => {
  const QueueUrl = sqs.queueUrl(queue);
  const { Messages = [] } = await new SQSClient({}).send(
    new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
  );
  return Messages;
};

describe('the function, wired as the template says', () => {
  it('puts a signed reply on its queue, and counts it', async () => {
    const body = JSON.stringify({ ...BODIES.generic, receivedAt: new Date().toISOString() });
    const headers = { 'x-dingdong-signature': aSignature(body, { atMs: Date.now() }) };
    const pathParameters = { format: 'generic' };
    expect(await ask({ pathParameters, headers, body })).toMatchObject({
      ...{ statusCode: 200, body: { ok: true } },
      headers: { 'content-type': 'application/json' },
    });
    const [message] = await receive('replies');
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ id: 'generic:in-1', text: 'Y' });
    expect(lines()).toMatchObject([{ Lane: 'replies', Inbound: 1 }]);
  });

  it('reads bytes that API Gateway took for no text, and lays aside what is none', async () => {
    const bad = { ...BODIES.aliyun[0], content: 7 };
    const body = Buffer.from(JSON.stringify([BODIES.aliyun[0], bad])).toString('base64');
    const pathParameters = { format: 'aliyun', secret: SECRET };
    const answer = await ask({ pathParameters, body, isBase64Encoded: true });
    expect(answer).toMatchObject({ statusCode: 200, body: { code: 0, msg: '接收成功' } });
    expect(await receive('replies')).toHaveLength(1);
    const [letter] = await receive('dead');
    expect(JSON.parse(letter?.Body ?? '')).toEqual(bad);
    expect(letter?.MessageAttributes?.['reason']?.StringValue).toBe(
      'invalid: [1].content: text, not a number',
    );
  });

  it('counts what it refuses, and writes neither secrets nor phones nor texts to its log', async () => {
    const body = JSON.stringify(BODIES.tencent);
    const secret = `${SECRET}x`;
    expect(await ask({ pathParameters: { format: 'tencent', secret }, body })).toMatchObject({
      ...{ statusCode: 401, body: { result: 1 } },
    });
    expect(await ask({ pathParameters: { format: secret } })).toMatchObject({ statusCode: 404 });
    expect(await ask({ pathParameters: { format: 'tencent', secret: SECRET } })).toMatchObject({
      statusCode: 400,
    });
    expect(lines()).toMatchObject([
      { level: 'WARN', message: 'refused', format: 'tencent', reason: 'unauthorized' },
      { Lane: 'replies', Reason: 'unauthorized', Refused: 1 },
      { level: 'WARN', message: 'refused', reason: 'unknown-format' },
      { Lane: 'replies', Reason: 'unknown-format', Refused: 1 },
      { level: 'WARN', message: 'refused', reason: 'malformed', path: 'body' },
      { Lane: 'replies', Reason: 'malformed', Refused: 1 },
    ]);
    expect(JSON.stringify(lines())).not.toMatch(/the-secret|13800138000|"Y"/);
  });
});
