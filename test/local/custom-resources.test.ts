import { describe, expect, it } from 'vitest';
import { startCustomResources } from '../../local/custom-resources.ts';
import type { InvocationResult } from '../../local/lambda/invocation.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = Fields | string | undefined;

const DONE: InvocationResult = { ok: true, payload: null };
const WANTED = {
  type: 'Custom::Thing',
  logicalId: 'Thing',
  stackId: 'arn:stack',
  properties: {
    ServiceToken: 'arn:aws:lambda:ap-southeast-1:000000000000:function:maker',
    Days: 3,
    Isolated: true,
    Groups: ['a', { Size: 1 }],
  },
};

/** CloudFormation, with a function that answers as it is told. */
function aCloudFormation(answer: (event: Fields) => Answer, result: InvocationResult = DONE) {
  const events: Fields[] = [];
  const statuses: number[] = [];
  const put = async (url: unknown, body: string) => {
    const { status } = await resources.route.answer(new URL(String(url)), body);
    statuses.push(status);
  };
  const resources = startCustomResources({
    endpoint: 'http://127.0.0.1:4566',
    async invoke(functionName, event) {
      const request = event as Fields;
      events.push({ functionName, ...request });
      const said = answer(request);
      if (said !== undefined) {
        await put(request['ResponseURL'], typeof said === 'string' ? said : JSON.stringify(said));
      }
      return result;
    },
  });
  return { events, statuses, put, create: () => resources.create(WANTED) };
}

const anAnswer = ({ StackId, RequestId, LogicalResourceId }: Fields, change: Fields = {}) => ({
  ...{ Status: 'SUCCESS', PhysicalResourceId: 'thing-1', StackId, RequestId, LogicalResourceId },
  ...change,
});

// CloudFormation user guide, request and response objects of custom resources.
describe('a custom resource', () => {
  it('is asked of its function in the words of CloudFormation, every value as text', async () => {
    const { create, events } = aCloudFormation((event) => anAnswer(event));
    await create();
    expect(events).toEqual([
      {
        functionName: 'maker',
        RequestType: 'Create',
        RequestId: expect.stringMatching(/^[\da-f-]{36}$/),
        ResponseURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4566\/_dingdong\//),
        ResourceType: 'Custom::Thing',
        LogicalResourceId: 'Thing',
        StackId: 'arn:stack',
        ServiceToken: WANTED.properties.ServiceToken,
        ResourceProperties: {
          ServiceToken: WANTED.properties.ServiceToken,
          ...{ Days: '3', Isolated: 'true', Groups: ['a', { Size: '1' }] },
        },
      },
    ]);
  });

  it('is known by the id and the data that its function answers', async () => {
    const { create } = aCloudFormation((event) => anAnswer(event, { Data: { Name: 'n' } }));
    expect(await create()).toEqual({ ref: 'thing-1', attributes: { Name: 'n' } });
  });

  it.each<[what: string, answer: (event: Fields) => Answer, said: RegExp]>([
    [
      'fails',
      (event) => anAnswer(event, { Status: 'FAILED', Reason: 'no such key' }),
      /^Thing failed: no such key$/,
    ],
    ['never answers', () => undefined, /^Thing: its function ended without an answer$/],
    ['answers for another', (event) => anAnswer(event, { RequestId: 'r' }), /RequestId of its an/],
    ['has no id', (event) => anAnswer(event, { PhysicalResourceId: '' }), /PhysicalResourceId/],
    ['says too much', (event) => anAnswer(event, { Reason: '因'.repeat(2_000) }), /4096 bytes/],
  ])('is an error that says so where its function %s', async (_, answer, said) => {
    await expect(aCloudFormation(answer).create()).rejects.toThrow(said);
  });

  it('says what its function died of', async () => {
    const died = { ok: false, errorType: 'Error', errorMessage: 'Task timed out' } as const;
    const { create } = aCloudFormation(() => undefined, died);
    await expect(create()).rejects.toThrow('ended without an answer: Task timed out');
  });

  it('takes no answer that nobody waits for', async () => {
    const { create, events, statuses, put } = aCloudFormation((event) => anAnswer(event));
    await create();
    await put(events[0]?.['ResponseURL'], '{}');
    expect(statuses).toEqual([200, 403]);
  });
});
