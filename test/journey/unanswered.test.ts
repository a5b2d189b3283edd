import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, type AFault, aCloud } from '../support/a-cloud.ts';
import { type LANES, spoilOne, write } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

type Call = Pick<Row, 'call' | 'on' | 'skip'>;

interface Row {
  readonly lane: keyof typeof LANES;
  readonly does: NonNullable<AFault['does']>;
  readonly when: AFault['when'];
  readonly call: string;
  readonly on?: string;
  readonly skip?: number;
  /** Once by default; the SDK itself tries all but Publish, the table four times. */
  readonly times?: number;
  readonly texts: number;
  readonly letter?: string;
  readonly because: string;
}

const READ = { call: 'dynamodb:BatchGetItem' };
// Of marketing it is the first write, of the others the item's mark.
const [FIRST, SECOND, THIRD, FOURTH] = [1, 2, 3, 4].map(write) as [Call, Call, Call, Call];
const PUBLISH = { call: 'sns:Publish' };
const transactional = { lane: 'transactional', texts: 1 } as const;
const capped = { lane: 'capped', texts: 1 } as const;
const marketing = { lane: 'marketing', texts: 1 } as const;

const ROWS: readonly Row[] = [
  {
    ...{ ...transactional, ...READ, does: 'error', when: 'before', times: 4 },
    because: 'of whom nothing can be read, nothing is decided: the record comes again',
  },
  {
    ...{ ...transactional, ...FIRST, does: 'error', when: 'before', times: 4 },
    because: 'what cannot be marked is not told yet: the record comes again',
  },
  {
    ...{ ...transactional, ...SECOND, does: 'drop', when: 'after' },
    because: 'the SDK asks again under the same token, and is granted what was granted',
  },
  {
    ...{ ...transactional, ...SECOND, does: 'throttle', when: 'before' },
    because: 'the SDK asks again',
  },
  {
    ...{ ...capped, ...THIRD, does: 'drop', when: 'after' },
    because: 'the SDK asks again for the place that it has, and is granted it',
  },
  {
    ...{ ...capped, ...THIRD, does: 'error', when: 'after', times: 4 },
    because: 'the place is its own when it comes again',
  },
  {
    ...{ ...capped, ...FOURTH, does: 'error', when: 'before', times: 4 },
    because: 'what the carrier accepted is acknowledged, whatever settling says',
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
    ...{ ...transactional, ...THIRD, does: 'error', when: 'before', times: 4 },
    because: 'what the carrier accepted is acknowledged, whatever settling says',
  },
  {
    ...{ ...marketing, ...FIRST, does: 'drop', when: 'after' },
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
    const { lane, call, on = '', skip = 0, when, does, times = 1, texts, letter } = row;
    const outcome = await spoilOne(cloud, lane, { call, on, skip, when, does, times });
    expect(outcome).toEqual({ texts, letters: letter === undefined ? [] : [letter] });
  });
});
