import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

/** Longer than a visibility timeout: whatever comes again has come when time has gone by. */
const COMES_AGAIN_SECONDS = 130;

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

/** Of the dead letters on a lane's queue, those of one phone: their reasons. */
async function lettersTo(phone: string, lane: string): Promise<readonly (string | undefined)[]> {
  const QueueUrl = cloud.outputs[`${lane}DeadLetterQueueUrl`];
  const found = new Map<string, string | undefined>();
  for (;;) {
    const { Messages = [] } = await cloud.sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 },
        MessageAttributeNames: ['All'],
      }),
    );
    for (const { MessageId = '', Body = '', MessageAttributes } of Messages) {
      if (Body.includes(phone)) found.set(MessageId, MessageAttributes?.['reason']?.StringValue);
    }
    if (Messages.length === 0) return [...found.values()];
  }
}

let phones = 0;
const aPhone = (): string => {
  phones += 1;
  return phoneNumber(phones);
};

async function crash(lane: string, kind: string, { call, skip = 0, when, andThen }: Step) {
  const phone = aPhone();
  await cloud.spoil({ function: `${lane}Sender`, call, skip, when });
  if (andThen !== undefined) {
    await cloud.spoil({ function: `${lane}Sender`, call, skip, when: andThen });
  }
  await cloud.put(anExample(kind, phone, `crash-${phone}`));
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
  expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
  return { texts: (await cloud.inbox(phone)).length, letters: await lettersTo(phone, lane) };
}

describe('a transactional sender that is killed', () => {
  it.each(TRANSACTIONAL)('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await crash('Transactional', 'ItemSold', step);
    expect([texts, letters]).toEqual([step.texts, []]);
  });
});

describe('a marketing sender that is killed', () => {
  it.each(MARKETING)('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await crash('Marketing', 'ItemViewed', step);
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
    return lettersTo(body, 'Transactional');
  };

  it('before it is put leaves it once: the record comes again', async () => {
    expect(await rejected('before')).toEqual([expect.stringMatching(/^invalid: body: /)]);
  });

  it('after it was put leaves it twice: nobody knew that it lay there', async () => {
    expect(await rejected('after')).toHaveLength(2);
  });
});
