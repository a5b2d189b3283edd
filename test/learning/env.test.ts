import { describe, expect, it } from 'vitest';
import { readLearningEnv } from '../../functions/learning/env.ts';
import { aTemplate } from '../support/a-template.ts';

const [[, learner] = []] = aTemplate()
  .ofType('AWS::Lambda::Function')
  .filter(([id]) => id.startsWith('Learning'));

/** What the template sets, with names in the place of its references. */
const ENV = {
  ...learner?.Properties.Environment.Variables,
  RECIPIENTS_TABLE: 'recipients',
  PHONES_SECRET: 'arn:phones',
  DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/000000000000/dead',
};

describe('the environment of the learner', () => {
  it('is as the template sets it: time for the key of the phones and two writes', () => {
    const { WRITE_TIMEOUT_SECONDS, LEARN_SECONDS } = readLearningEnv(ENV);
    expect([WRITE_TIMEOUT_SECONDS, LEARN_SECONDS]).toEqual([2, 6]);
  });

  it.each([
    ['LEARN_SECONDS', 'soon'],
    ['WRITE_TIMEOUT_SECONDS', '0'],
    ['RECIPIENTS_TABLE', ''],
    ['DEAD_LETTER_QUEUE_URL', 'dead'],
  ])('is refused where %s is "%s", by its name', (name, value) => {
    expect(() => readLearningEnv({ ...ENV, [name]: value })).toThrow(name);
  });
});
