import type { Courier } from './event-bus.ts';
import type { Judge } from './iam/judge.ts';
import { sendAsService } from './send-to-queue.ts';
import { type Sqs, SqsError } from './sqs.ts';

/**
 * Puts events on the queues that rules name, as far as the queues' policies let the bus. What a
 * queue refuses goes to the target's dead-letter queue with the attributes that EventBridge gives
 * such a message.
 * @param lost hears of an event for which not even the dead-letter queue was there
 */
export function queueCourier(sqs: Sqs, judge: Judge, lost: (message: string) => void): Courier {
  return async (event, rule, target) => {
    const send = sendAsService(sqs, judge, {
      service: 'events.amazonaws.com',
      sourceArn: rule.arn,
    });
    const body = JSON.stringify(event);
    const deadLetter = async (error: unknown) => {
      if (target.deadLetterArn === undefined) {
        throw new Error('the target has no dead-letter queue');
      }
      await send(target.deadLetterArn, body, {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.arn,
        ERROR_CODE: codeOf(error),
        ERROR_MESSAGE: String(error),
      });
    };
    try {
      await send(target.arn, body);
    } catch (error) {
      await deadLetter(error).catch((second: unknown) =>
        lost(`event ${event.id} is lost: ${String(error)}; ${String(second)}`),
      );
    }
  };
}

/** In EventBridge's own words, by its user guide on dead-letter queues. */
const codeOf = (error: unknown): string =>
  error instanceof SqsError ? (CODES[error.code] ?? 'ERROR_FROM_TARGET') : 'INTERNAL_ERROR';

const CODES: Readonly<Record<string, string>> = {
  AccessDenied: 'NO_PERMISSIONS',
  QueueDoesNotExist: 'NO_RESOURCE',
};
