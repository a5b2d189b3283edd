import { SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { type AwsRequest, type Emulator, readCredentialScope } from '../../local/aws-request.ts';
import { type Route, startGateway } from '../../local/gateway.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const SIGNED =
  'AWS4-HMAC-SHA256 Credential=ASIATEST/20261123/ap-southeast-1/sqs/aws4_request, ' +
  'SignedHeaders=host;x-amz-date, Signature=abc';

const calls: AwsRequest[] = [];
const anEmulator = (service: string): Emulator => ({
  service,
  async handle(request) {
    calls.push(request);
    if (request.body.includes('break')) throw new Error('broken');
    return { status: 418, headers: { 'content-type': 'text/plain' }, body: service };
  },
});
const routes: readonly Route[] = [
  { method: 'GET', path: '/echo', answer: (url) => ({ status: 200, json: url.search }) },
  { method: 'PUT', path: '/echo', answer: async (_, body) => ({ status: 201, json: body }) },
  { method: 'DELETE', path: '/gone', answer: () => ({ status: 204 }) },
];
const gateway = await startGateway(0);
const url = `http://127.0.0.1:${gateway.port}`;
gateway.serve([anEmulator('sqs'), anEmulator('events')], routes);
afterAll(() => gateway.stop());

async function send(path: string, init: RequestInit = {}) {
  const answer = await fetch(url + path, init);
  return { status: answer.status, body: await answer.text() };
}

const signed = (authorization: string, body = '{"text":"hello"}') =>
  send('/', { method: 'POST', body, headers: { authorization, 'x-amz-target': 'Amazon.Call' } });

describe('a connection', () => {
  it('is kept for longer than a worker pauses, so that no call is written to a closed one', async () => {
    const { headers } = await fetch(`${url}/echo`, { headers: { connection: 'keep-alive' } });
    expect(headers.get('keep-alive')).toBe('timeout=75');
  });
});

describe('a signed call', () => {
  it('goes to the service in its scope, and its answer comes back as it is', async () => {
    calls.splice(0);
    expect(await signed(SIGNED, '{"text":"叮咚"}')).toEqual({ status: 418, body: 'sqs' });
    expect(await signed(SIGNED.replace('/sqs/', '/events/'))).toMatchObject({ body: 'events' });
    expect(calls).toMatchObject([
      {
        service: 'sqs',
        accessKeyId: 'ASIATEST',
        body: '{"text":"叮咚"}',
        headers: { 'x-amz-target': 'Amazon.Call' },
      },
      { service: 'events', accessKeyId: 'ASIATEST', body: '{"text":"hello"}' },
    ]);
  });

  it('never reaches a route, whatever its path', async () => {
    const answer = await send('/echo', { headers: { authorization: SIGNED } });
    expect(answer.body).toBe('sqs');
  });

  it('for a service that is not here is told which there are', async () => {
    const { status, body } = await signed(SIGNED.replace('/sqs/', '/s3/'));
    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      __type: 'UnknownService',
      message: 's3 is not on this machine; there are events, sqs',
    });
  });

  it.each(['', 'null', '[1]', '"x"', '{'])('whose body is %j is malformed', async (body) => {
    const answer = await signed(SIGNED, body);
    expect([answer.status, JSON.parse(answer.body).__type]).toEqual([
      400,
      'SerializationException',
    ]);
  });

  it('that cannot be read is one without a token', async () => {
    const { status, body } = await signed('AWS4-HMAC-SHA256 nonsense');
    expect([status, JSON.parse(body).__type]).toEqual([400, 'MissingAuthenticationTokenException']);
  });

  it('that breaks its service is a 500, and the next is answered', async () => {
    expect(await signed(SIGNED, '{"please":"break"}')).toEqual({
      status: 500,
      body: expect.stringContaining('broken'),
    });
    expect(await signed(SIGNED)).toMatchObject({ status: 418 });
  });
});

describe('an unsigned call', () => {
  it('goes to the route of its method and path', async () => {
    expect(await send('/echo?a=1')).toEqual({ status: 200, body: '"?a=1"\n' });
    const put = await send('/echo', { method: 'PUT', body: '叮咚' });
    expect(put).toEqual({ status: 201, body: '"叮咚"\n' });
    expect(await send('/gone', { method: 'DELETE' })).toEqual({ status: 204, body: '' });
  });

  it('with an authorization of another kind is unsigned', async () => {
    const headers = { authorization: 'Bearer token' };
    expect(await send('/echo', { headers })).toMatchObject({ status: 200 });
  });

  it('to a path that is not there is told which there are', async () => {
    const { status, body } = await send('/nowhere');
    expect(status).toBe(404);
    expect(JSON.parse(body).message).toBe('nothing at /nowhere; there are /echo, /gone');
  });

  it('of a method that the path does not take is told which it takes', async () => {
    const { status, body } = await send('/echo', { method: 'DELETE' });
    expect(status).toBe(405);
    expect(JSON.parse(body).message).toBe('/echo takes GET, PUT, not DELETE');
  });
});

describe('the scope of a signature', () => {
  // IAM user guide, "Signature Version 4": key, date, region and service, then aws4_request.
  const scope = { accessKeyId: 'ASIATEST', service: 'sqs' };
  it.each<[authorization: string | undefined, expected: object | undefined]>([
    [SIGNED, scope],
    [SIGNED.replaceAll(', ', ','), scope],
    [SIGNED.replace('Credential', 'SignedHeaders=host, Credential'), scope],
    [SIGNED.replace('ap-southeast-1', 'cn-north-1'), scope],
    [undefined, undefined],
    ['', undefined],
    ['Bearer token', undefined],
    [SIGNED.replace('HMAC', 'ECDSA-P256'), undefined],
    [SIGNED.replace('/aws4_request', ''), undefined],
    [SIGNED.replace('20261123', 'today'), undefined],
    [SIGNED.replace('ASIATEST', ''), undefined],
    [SIGNED.replace('/sqs/', '//'), undefined],
  ])('of %j', (authorization, expected) => {
    expect(readCredentialScope(authorization)).toEqual(expected);
  });

  it.each([
    ['sqs', SQSClient],
    ['sns', SNSClient],
  ])('of an SDK is read as %s', async (service, Client) => {
    const endpoint = await openEndpoint();
    const here = anEmulator(service);
    endpoint.serve(here);
    calls.splice(0);
    const client: SQSClient = new Client(endpoint.client) as SQSClient;
    await rejectionOf(client.send(new GetQueueUrlCommand({ QueueName: 'queue' })));
    expect(calls).toMatchObject([{ service, accessKeyId: 'ASIATEST' }]);
    await endpoint.stop();
  });
});

describe('a port', () => {
  it('that is taken is an error at once', async () => {
    await expect(startGateway(gateway.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('is free again after a stop, even with a call that is not answered yet', async () => {
    const first = await startGateway(0);
    const asked = Promise.withResolvers<void>();
    const answer = () => {
      asked.resolve();
      return new Promise<never>(() => {});
    };
    first.serve([], [{ method: 'GET', path: '/slow', answer }]);
    const call = rejectionOf(fetch(`http://127.0.0.1:${first.port}/slow`));
    await asked.promise;
    await first.stop();
    expect(await call).toBeInstanceOf(TypeError);
    const second = await startGateway(first.port);
    expect(second.port).toBe(first.port);
    await second.stop();
  });
});
