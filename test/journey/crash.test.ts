import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { someOf } from '../support/budget.ts';
import {
  COMES_AGAIN_SECONDS,
  type LANES,
  LEASE,
  lettersAbout,
  spoilOne,
  write,
} from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

interface Call {
  readonly call: string;
  /** A part of the ARN of what it is called on. */
  readonly on?: string;
  /** Calls of that name that come before it. */
  readonly skip?: number;
}

interface Step extends Call {
  /** What of the sender's work it is. */
  readonly step: string;
  readonly when: 'before' | 'after';
  /** When the worker is killed that takes it up again. */
  readonly andThen?: 'before' | 'after';
  readonly texts: number;
  /** The reason on the dead-letter queue, where it ends there. */
  readonly letter?: string;
  readonly because: string;
}

// In the order of a worker's calls. The first of its life stands first, and its second fault meets
// the worker that takes over.
const KEY: Step = {
  ...{ step: 'fetch the key', call: 'secretsmanager:GetSecretValue', when: 'before' },
  ...{ andThen: 'after', texts: 1, because: 'nothing was done' },
};

const [READ, PUBLISH, ANNOUNCE] = ['dynamodb:BatchGetItem', 'sns:Publish', 'events:PutEvents'].map(
  (call) => ({ call }),
) as [Call, Call, Call];

/** Before the call and after it, where it comes to the same. */
const both = (step: Omit<Step, 'when'>): readonly Step[] => [
  { ...step, when: 'before' },
  { ...step, when: 'after' },
];

/** What every transactional text is brought through once it has its claim. */
const claimed = (settle: Call): readonly Step[] => [
  {
    ...{ step: 'publish', ...PUBLISH, when: 'before' },
    ...{ texts: 1, because: 'the lease is over when it comes again, and is taken over' },
  },
  {
    ...{ step: 'publish', ...PUBLISH, when: 'after' },
    ...{ texts: 2, because: 'nobody knows that it was accepted: the price of at least once' },
  },
  {
    ...{ step: 'settle', ...settle, when: 'before' },
    ...{ texts: 2, because: 'that it was accepted is not written down: the same price' },
  },
  {
    ...{ step: 'settle', ...settle, when: 'after' },
    ...{ texts: 1, because: 'it is found settled when it comes again' },
  },
  ...both({
    ...{ step: 'announce', ...ANNOUNCE },
    ...{ texts: 1, because: 'it is found settled when it comes again' },
  }),
];

/** Until there is a claim, nothing but the mark is written, which may be written twice. */
const unclaimed: readonly Step[] = [
  ...both({ step: 'read', ...READ, texts: 1, because: 'nothing was done' }),
  ...both({
    step: 'lease',
    ...LEASE,
    texts: 1,
    because: 'its slot passes by, and is nobody else’s',
  }),
  ...both({ step: 'mark', ...write(1), texts: 1, because: 'a mark says the same when set again' }),
  {
    ...{ step: 'claim', ...write(2), when: 'before' },
    ...{ texts: 1, because: 'nothing was claimed' },
  },
  {
    ...{ step: 'claim', ...write(2), when: 'after' },
    ...{ texts: 1, because: 'the lease is over when it comes again, and is taken over' },
  },
];

/** Alike up to the claim, and after it but for the place: what differs is when it is settled. */
const CRITICAL = [KEY, ...claimed(write(3)).slice(0, 4)];

const CAPPED = [
  ...unclaimed,
  ...both({
    ...{ step: 'reserve', ...write(3) },
    ...{ texts: 1, because: 'its place in the quota is its own when it comes again' },
  }),
  ...claimed(write(4)),
];

const MARKETING: readonly Step[] = [
  KEY,
  ...both({ step: 'read', ...READ, texts: 1, because: 'nothing was done' }),
  ...both({
    step: 'lease',
    ...LEASE,
    texts: 1,
    because: 'its slot passes by, and is nobody else’s',
  }),
  {
    ...{ step: 'claim', ...write(1), when: 'before' },
    ...{ texts: 1, because: 'nothing was claimed' },
  },
  {
    ...{ step: 'claim', ...write(1), when: 'after' },
    ...{ texts: 0, letter: 'unconfirmed', because: 'the claim is final' },
  },
  {
    ...{ step: 'publish', ...PUBLISH, when: 'before' },
    ...{ texts: 0, letter: 'unconfirmed', because: 'the claim is final' },
  },
  {
    ...{ step: 'publish', ...PUBLISH, when: 'after' },
    ...{ texts: 1, letter: 'unconfirmed', because: 'nobody knows that it was accepted' },
  },
  ...both({
    ...{ step: 'announce', ...ANNOUNCE },
    ...{ texts: 1, letter: 'unconfirmed', because: 'nobody knows that it was accepted' },
  }),
];

const killed = (lane: keyof typeof LANES, { call, on = '', skip = 0, when, andThen }: Step) =>
  spoilOne(
    cloud,
    lane,
    { call, on, skip, when },
    ...(andThen === undefined ? [] : [{ call, on, skip, when: andThen }]),
  );

describe('a sender of a critical text that is killed', () => {
  it.each(someOf(CRITICAL))('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await killed('transactional', step);
    expect([texts, letters]).toEqual([step.texts, []]);
  });
});

describe('a sender of a text that counts towards a quota that is killed', () => {
  it.each(someOf(CAPPED))('$when its call to $step: $texts, for $because', async (step) => {
    const { texts, letters } = await killed('capped', step);
    expect([texts, letters]).toEqual([step.texts, []]);
  });
});

describe('a marketing sender that is killed', () => {
  it.each(someOf(MARKETING))('$when its call to $step: $texts, for $because', async (step) => {
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
