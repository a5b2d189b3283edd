import { describe, expect, it } from 'vitest';
import { LENIENT } from '../../../local/iam/judge.ts';
import { functionDeadLetters } from '../../../local/lambda/dead-letter.ts';
import type { FunctionDefinition } from '../../../local/lambda/function-definition.ts';
import { failed } from '../../../local/lambda/invocation.ts';

const QUEUE_ARN = 'arn:aws:sqs:ap-southeast-1:000000000000:dead';
const BROKEN = failed('Error', 'it broke');

/** A function with a dead-letter queue, unless it is to have none, and what lies there. */
function aFunction(change: Partial<Parameters<typeof functionDeadLetters>[0]> = {}) {
  const letters: unknown[] = [];
  const troubles: string[] = [];
  const deadLetter = functionDeadLetters({
    lambda: {
      definition: (name) =>
        name === 'reader'
          ? ({ name, roleArn: 'arn:role', deadLetterArn: QUEUE_ARN } as FunctionDefinition)
          : undefined,
    },
    judge: LENIENT,
    send: async (...sent) => void letters.push(sent),
    onTrouble: (message) => troubles.push(message),
    ...change,
  });
  return { letters, troubles, deadLetter };
}

describe('an event that a function failed at every time', () => {
  it('lies in its dead-letter queue, as it was, with what went wrong', async () => {
    const { deadLetter, letters } = aFunction();
    expect(await deadLetter('reader', { a: 1 }, BROKEN)).toBe(true);
    const attributes = {
      RequestID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: 'it broke',
    };
    expect(letters).toEqual([[QUEUE_ARN, '{"a":1}', attributes]]);
  });

  it('lies nowhere where the function has none, or its role may not put it there', async () => {
    expect(await aFunction().deadLetter('door', {}, BROKEN)).toBe(false);
    const judge = { role: () => ({ message: 'no' }) };
    const denied = aFunction({ judge });
    expect(await denied.deadLetter('reader', {}, BROKEN)).toBe(false);
    expect(denied.letters).toEqual([]);
  });

  it('is said to be lost where the queue does not take it', async () => {
    const lost = aFunction({ send: () => Promise.reject(new Error('no such queue')) });
    expect(await lost.deadLetter('reader', {}, BROKEN)).toBe(false);
    expect(lost.troubles).toEqual([expect.stringMatching(/no such queue/)]);
  });
});
