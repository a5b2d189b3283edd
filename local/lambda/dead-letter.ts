import { randomUUID } from 'node:crypto';
import type { Judge } from '../iam/judge.ts';
import type { SendToQueue } from '../send-to-queue.ts';
import type { DeadLetter } from './invoke-later.ts';
import type { Lambda } from './lambda.ts';

interface DeadLetterHost {
  readonly lambda: Pick<Lambda, 'definition'>;
  readonly judge: Pick<Judge, 'role'>;
  readonly send: SendToQueue;
  /** Hears why an event could not even be put there. */
  onTrouble(message: string): void;
}

/**
 * The queue of a function's `DeadLetterConfig`: Lambda puts the event there as it is, under the
 * function's own role, with what went wrong in attributes (Lambda developer guide, on retaining
 * records of asynchronous invocations).
 */
export const functionDeadLetters =
  ({ lambda, judge, send, onTrouble }: DeadLetterHost): DeadLetter =>
  async (functionName, event, { errorMessage }) => {
    const { deadLetterArn, roleArn = '' } = lambda.definition(functionName) ?? {};
    if (deadLetterArn === undefined) return false;
    const call = { action: 'sqs:SendMessage', resource: deadLetterArn };
    const refusal = judge.role({ roleArn, session: functionName, ...call });
    if (refusal !== undefined) return false;
    try {
      await send(deadLetterArn, JSON.stringify(event), {
        RequestID: randomUUID(),
        // Of HTTP: a function that fails was called all the same.
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: errorMessage.slice(0, ERROR_MAX_CHARACTERS) || 'no message',
      });
      return true;
    } catch (error) {
      onTrouble(`${deadLetterArn} does not take what ${functionName} failed at: ${String(error)}`);
      return false;
    }
  };

const ERROR_MAX_CHARACTERS = 1_000;
