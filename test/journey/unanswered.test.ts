import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, type AFault, aCloud } from '../support/a-cloud.ts';
import { spoilOne } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

interface Row {
  readonly lane: 'transactional' | 'marketing';
  readonly does: NonNullable<AFault['does']>;
  readonly when: AFault['when'];
  readonly call: string;
  readonly skip?: number;
  /** Once by default; the SDK itself tries all but Publish three times. */
  readonly times?: number;
  readonly texts: number;
  readonly letter?: string;
  readonly because: string;
}

const CLAIM = { call: 'dynamodb:UpdateItem' };
const PUBLISH = { call: 'sns:Publish' };
const SETTLE = { call: 'dynamodb:UpdateItem', skip: 1 };
const transactional = { lane: 'transactional', texts: 1 } as const;
const marketing = { lane: 'marketing', texts: 1 } as const;

const ROWS: readonly Row[] = [
  {
    ...{ ...transactional, ...CLAIM, does: 'drop', when: 'after' },
    because: 'the SDK asks again under the same token, and is granted what was granted',
  },
  {
    ...{ ...transactional, ...CLAIM, does: 'throttle', when: 'before' },
    because: 'the SDK asks again',
  },
  {
    ...{ ...transactional, ...PUBLISH, does: 'throttle', when: 'before' },
    because: 'it was surely not texted: the claim is given back, and the record comes again',
  },
  {
    ...{ ...transactional, ...PUBLISH, does: 'error', when: 'before' },
    because: 'nobody knows whether it was texted, and it is tried once more',
  },
  {
    ...{ ...transactional, ...PUBLISH, does: 'drop', when: 'after', texts: 2 },
    because: 'nobody knows that it was texted, and it is tried once more',
  },
  {
    ...{ ...transactional, ...PUBLISH, does: 'drop', when: 'after', times: 2, texts: 2 },
    ...{ letter: 'unconfirmed', because: 'it is tried once more, and not once more again' },
  },
  {
    ...{ ...transactional, ...PUBLISH, does: 'delay', when: 'after' },
    because: 'a slow carrier is a carrier',
  },
  {
    ...{ ...transactional, ...SETTLE, does: 'error', when: 'before', times: 3 },
    because: 'what the carrier accepted is acknowledged, whatever settling says',
  },
  {
    ...{ ...marketing, ...CLAIM, does: 'drop', when: 'after' },
    because: 'the SDK asks again under the same token, and is granted what was granted',
  },
  {
    ...{ ...marketing, ...PUBLISH, does: 'throttle', when: 'before' },
    because: 'it was surely not texted: the claim is given back, and the record comes again',
  },
  {
    ...{ ...marketing, ...PUBLISH, does: 'drop', when: 'before', texts: 0 },
    ...{ letter: 'unconfirmed', because: 'nobody knows, and marketing is told at most once' },
  },
  {
    ...{ ...marketing, ...PUBLISH, does: 'drop', when: 'after' },
    ...{ letter: 'unconfirmed', because: 'nobody knows, and marketing is told at most once' },
  },
];

describe('a call that is not answered as it should be', () => {
  it.each(ROWS)('($lane, $call, $does $when it): $texts, for $because', async (row) => {
    const { lane, call, skip = 0, when, does, times = 1, texts, letter } = row;
    const outcome = await spoilOne(cloud, lane, { call, skip, when, does, times });
    expect(outcome).toEqual({ texts, letters: letter === undefined ? [] : [letter] });
  });
});
