import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { COMES_AGAIN_SECONDS, lettersAbout, spoilOne } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

interface Step {
  /** What of the sender's work it is. */
  readonly step: string;
  readonly call: string;
  /** Calls of that name that come before it. */
  readonly skip?: number;
  readonly when: 'before' | 'after';
  /** When the worker is killed that takes it up again. */
  readonly andThen?: 'before' | 'after';
  readonly texts: number;
  /** The reason on the dead-letter queue, where it ends there. */
  readonly letter?: string;
  readonly because: string;
}

const TRANSACTIONAL: readonly Step[] = [
  // The first of a worker's life: so it stands first, and its second fault meets the worker that
  // takes over.
  {
    ...{ step: 'fetch the key', call: 'secretsmanager:GetSecretValue', when: 'before' },
    ...{ andThen: 'after', texts: 1, because: 'nothing was done' },
  },
  {
    ...{ step: 'claim', call: 'dynamodb:UpdateItem', when: 'before' },
    ...{ texts: 1, because: 'nothing was done' },
  },
  {
    ...{ step: 'claim', call: 'dynamodb:UpdateItem', when: 'after' },
    ...{ texts: 1, because: 'the lease is over when it comes again, and is taken over' },
  },
  {
    ...{ step: 'publish', call: 'sns:Publish', when: 'before' },
    ...{ texts: 1, because: 'the lease is over when it comes again, and is taken over' },
  },
  {
    ...{ step: 'publish', call: 'sns:Publish', when: 'after' },
    ...{ texts: 2, because: 'nobody knows that it was accepted: the price of at least once' },
  },
  {
    ...{ step: 'settle', call: 'dynamodb:UpdateItem', skip: 1, when: 'before' },
    ...{ texts: 2, because: 'that it was accepted is not written down: the same price' },
  },
  {
    ...{ step: 'settle', call: 'dynamodb:UpdateItem', skip: 1, when: 'after' },
    ...{ texts: 1, because: 'it is found settled when it comes again' },
  },
  {
    ...{ step: 'announce', call: 'events:PutEvents', when: 'before' },
    ...{ texts: 1, because: 'it is found settled when it comes again' },
  },
  {
    ...{ step: 'announce', call: 'events:PutEvents', when: 'after' },
    ...{ texts: 1, because: 'it is found settled when it comes again' },
  },
];

const MARKETING: readonly Step[] = [
  // The first of a worker's life: so it stands first, and its second fault meets the worker that
  // takes over.
  {
    ...{ step: 'fetch the key', call: 'secretsmanager:GetSecretValue', when: 'before' },
    ...{ andThen: 'after', texts: 1, because: 'nothing was done' },
  },
  {
    ...{ step: 'claim', call: 'dynamodb:UpdateItem', when: 'before' },
    ...{ texts: 1, because: 'nothing was done' },
  },
  {
    ...{ step: 'claim', call: 'dynamodb:UpdateItem', when: 'after' },
    ...{ texts: 0, letter: 'unconfirmed', because: 'the claim is final' },
  },
  {
    ...{ step: 'publish', call: 'sns:Publish', when: 'before' },
    ...{ texts: 0, letter: 'unconfirmed', because: 'the claim is final' },
  },
  {
    ...{ step: 'publish', call: 'sns:Publish', when: 'after' },
    ...{ texts: 1, letter: 'unconfirmed', because: 'nobody knows that it was accepted' },
  },
  {
    ...{ step: 'announce', call: 'events:PutEvents', when: 'before' },
    ...{ texts: 1, letter: 'unconfirmed', because: 'nobody knows that it was accepted' },
  },
  {
    ...{ step: 'announce', call: 'events:PutEvents', when: 'after' },
    ...{ texts: 1, letter: 'unconfirmed', because: 'nobody knows that it was accepted' },
  },
];

const killed = (lane: 'transactional' | 'marketing', { call, skip = 0, when, andThen }: Step) =>
  spoilOne(
    cloud,
    lane,
    { call, skip, when },
    ...(andThen === undefined ? [] : [{ call, skip, when: andThen }]),
  );

describe('a transactional sender that is killed', () => {
  it.each(TRANSACTIONAL)('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await killed('transactional', step);
    expect([texts, letters]).toEqual([step.texts, []]);
  });
});

describe('a marketing sender that is killed', () => {
  it.each(MARKETING)('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await killed('marketing', step);
    expect([texts, letters]).toEqual([step.texts, step.letter === undefined ? [] : [step.letter]]);
  });
});

describe('a sender that is killed at a dead letter', () => {
  const rejected = async (when: 'before' | 'after') => {
    const body = `no JSON, ${when}`;
    await cloud.spoil({ function: 'TransactionalSender', call: 'sqs:SendMessage', when });
    await cloud.sqs.send(
      new SendMessageCommand({
        QueueUrl: cloud.outputs['TransactionalQueueUrl'],
        MessageBody: body,
      }),
    );
    await cloud.travel(COMES_AGAIN_SECONDS);
    return lettersAbout(cloud, 'transactional', body);
  };

  it('before it is put leaves it once: the record comes again', async () => {
    expect(await rejected('before')).toEqual([expect.stringMatching(/^invalid: body: /)]);
  });

  it('after it was put leaves it twice: nobody knew that it lay there', async () => {
    expect(await rejected('after')).toHaveLength(2);
  });
});
