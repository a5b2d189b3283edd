import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { someOf } from '../support/budget.ts';
import { type Outcome, spoilOne, write } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

const PUBLISH = 'sns:Publish';

const LETTER = { call: 'sqs:SendMessage' };

describe('a sender that is killed while it gives back what the carrier had no time for', () => {
  const throttled = { call: PUBLISH, when: 'before', does: 'throttle' } as const;

  // A text that counts: mark, claim, reserve; then the place and the claim given back.
  it.each([
    ['before it gives back the place', { ...write(4), when: 'before' }],
    ['when it has given back the place', { ...write(4), when: 'after' }],
    ['before it gives back the claim', { ...write(5), when: 'before' }],
    ['when it has given back the claim', { ...write(5), when: 'after' }],
  ] as const)('%s: it is told once, when it comes again', async (_, fault) => {
    expect(await spoilOne(cloud, 'capped', throttled, fault)).toEqual({ texts: 1, letters: [] });
  });
});

describe('a sender that is killed when a second Publish was not answered either', () => {
  const unanswered = { call: PUBLISH, when: 'after', does: 'drop', times: 2 } as const;

  // Mark, claim; the second attempt's claim, and that it gives up.
  it.each(
    someOf<
      [string, { call: string; on?: string; skip?: number; when: 'before' | 'after' }, Outcome]
    >([
      // Two of which nobody knows: the price of at least once, twice.
      ['before it gives up', { ...write(4), when: 'before' }, { texts: 3, letters: [] }],
      [
        'when it has given up',
        { ...write(4), when: 'after' },
        { texts: 2, letters: ['unconfirmed'] },
      ],
      ['before its letter', { ...LETTER, when: 'before' }, { texts: 2, letters: ['unconfirmed'] }],
      [
        'after its letter',
        { ...LETTER, when: 'after' },
        { texts: 2, letters: ['unconfirmed', 'unconfirmed'] },
      ],
    ]),
  )('%s', async (_, fault, outcome) => {
    expect(await spoilOne(cloud, 'transactional', unanswered, fault)).toEqual(outcome);
  });
});
