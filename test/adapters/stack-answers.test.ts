import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { httpStackAnswers } from '../../functions/adapters/stack-answers.ts';
import { closeAtOnce, listenOnLoopback } from '../../local/loopback.ts';

interface Put {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const puts: Put[] = [];
/** What the next answers are; 200 where nothing is left. */
const statuses: number[] = [];
const server = createServer(async (request, response) => {
  const { method, url, headers } = request;
  puts.push({ method, url, headers, body: await text(request) });
  response.writeHead(statuses.shift() ?? 200).end();
});
let port: number;
beforeAll(async () => {
  port = await listenOnLoopback(server, 0);
});
afterAll(() => closeAtOnce(server));
beforeEach(() => {
  puts.splice(0);
  statuses.splice(0);
});

const aRequest = () => ({
  ResponseURL: `http://127.0.0.1:${port}/answer?Signature=s%2Bx`,
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Logging',
});
const answers = httpStackAnswers(2_000);

// CloudFormation user guide, custom resource response objects.
describe('an answer to CloudFormation', () => {
  it('is put as JSON to the very URL, without a content type: it is not signed for one', async () => {
    await answers.answer(aRequest(), 'id', { is: 'done' });
    expect(puts.map(({ method, url }) => [method, url])).toEqual([
      ['PUT', '/answer?Signature=s%2Bx'],
    ]);
    expect(puts[0]?.headers['content-type']).toBeUndefined();
    expect(JSON.parse(puts[0]?.body ?? '')).toEqual({
      ...{ Status: 'SUCCESS', PhysicalResourceId: 'id' },
      ...{ StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Logging' },
    });
  });

  it('says why something failed, and never more than is taken', async () => {
    await answers.answer(aRequest(), 'id', { is: 'failed', reason: '因'.repeat(5_000) });
    const { body = '' } = puts[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({
      ...{ Status: 'FAILED', Reason: expect.stringMatching(/^因+…$/) },
    });
    expect(Buffer.byteLength(body)).toBeLessThan(4_096);
  });

  it('is put again where that failed, and in the end throws without telling the URL', async () => {
    statuses.push(503, 503);
    await answers.answer(aRequest(), 'id', { is: 'done' });
    expect(puts).toHaveLength(3);
    statuses.push(503, 503, 503);
    const lost = answers.answer(aRequest(), 'id', { is: 'done' });
    await expect(lost).rejects.toThrow(/^CloudFormation's URL answered 503$/);
  });
});
