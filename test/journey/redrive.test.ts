import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';
import { runScript } from '../support/run-script.ts';
import { COMES_AGAIN_SECONDS, deadLetters } from '../support/spoiling.ts';

const [UNCONFIRMED, WRONG, USED_UP] = [phoneNumber(1), '021-62345678', phoneNumber(3)];
const OF_USED_UP = { id: 'e', ...anExample('ItemSold', USED_UP, 'used-up') };

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
  const fault = { function: 'TransactionalSender', call: 'sns:Publish' };
  await cloud.spoil({ ...fault, when: 'before', does: 'drop', times: 2 });
  await cloud.put(anExample('ItemSold', UNCONFIRMED, 'unconfirmed'));
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
  await cloud.put(anExample('ReviewApproved', WRONG, 'wrong'));
  // As SQS moves it there, without a word: waiting for five receives would take its time.
  const QueueUrl = cloud.outputs['TransactionalDeadLetterQueueUrl'];
  const MessageBody = JSON.stringify(OF_USED_UP);
  await cloud.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await cloud.travel(0);
});
afterAll(() => cloud.stop());

async function redrive(...args: readonly string[]) {
  const { code, out, err } = await runScript('redrive', args, { stateDir: cloud.stateDir });
  await cloud.travel(0);
  return { code, said: out + err };
}

/** Dead letters that anybody can read at this moment. */
async function visible(): Promise<string | undefined> {
  const QueueUrl = cloud.outputs['TransactionalDeadLetterQueueUrl'];
  const AttributeNames = ['ApproximateNumberOfMessages' as const];
  const answer = await cloud.sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return answer.Attributes?.ApproximateNumberOfMessages;
}

/** The reasons of all letters of the lane. */
async function reasons(): Promise<readonly (string | undefined)[]> {
  const letters = await deadLetters(cloud, 'transactional');
  await cloud.travel(2);
  return letters.map(({ reason }) => reason?.replace(/:.*/, '')).toSorted();
}

const textsTo = async (phone: string) => (await cloud.inbox(phone)).length;

const LANE = ['--lane', 'transactional'];

// Each step goes on from the one before.
describe('an operator who finds dead letters', () => {
  it('sees what is there, and leaves it there', async () => {
    const { code, said } = await redrive(...LANE, '--dry-run');
    expect(code).toBe(0);
    expect(said).toMatch(/^3 dead letters of the transactional lane:\n/);
    expect(said).toMatch(/ 1 {2}unconfirmed\n +ItemSold 1; oldest \d{4}-\d\d-\d\d 12:/);
    expect(said).toMatch(/ 1 {2}invalid: detail\.recipient\.phone: .*\n +ReviewApproved 1;/);
    expect(said).toMatch(/ 1 {2}received 5 times\n +ItemSold 1;/);
    for (const phone of [UNCONFIRMED, WRONG, USED_UP]) {
      expect(said).not.toContain(phone.replace('+86', ''));
    }
    expect(await visible()).toBe('3');
  });

  it('reads in one line which reasons there are, where they ask for another', async () => {
    const { code, said } = await redrive(...LANE, '--reason', 'misconfigured');
    expect(said).toMatch(
      /^no dead letter has a reason that begins with misconfigured; there are: /,
    );
    expect([code, said.trim().split('\n').length, await visible()]).toEqual([1, 1, '3']);
  });

  it('sends back those of one reason, which are told once, and no others', async () => {
    expect(await textsTo(UNCONFIRMED)).toBe(0);
    const { code, said } = await redrive(...LANE, '--reason', 'unconf');
    expect([code, said]).toEqual([0, expect.stringMatching(/\nSent back: 1\. Left: 2\.\n$/)]);
    expect(await Promise.all([UNCONFIRMED, USED_UP].map(textsTo))).toEqual([1, 0]);
    expect(await visible()).toBe('2');
    expect(await reasons()).toEqual(['invalid', undefined]);
  });

  it('sends back all others, of which one is told and the other is as wrong as before', async () => {
    const { code, said } = await redrive(...LANE);
    expect([code, said]).toEqual([0, expect.stringMatching(/\nSent back: 2\.\n$/)]);
    expect(await Promise.all([UNCONFIRMED, USED_UP].map(textsTo))).toEqual([1, 1]);
    expect(await reasons()).toEqual(['invalid']);
  });

  it('is told where there are none', async () => {
    const { code, said } = await redrive('--lane', 'facts');
    expect([code, said]).toEqual([0, 'The facts lane has no dead letters.\n']);
  });
});
