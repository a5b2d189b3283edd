import type { Courier, Rule, Target } from './event-bus.ts';
import type { Envelope } from './event-envelope.ts';
import { type Sqs, SqsError } from './sqs.ts';

/**
 * Puts events on the queues that rules name. What a queue refuses goes to the target's dead-letter
 * queue with the attributes that EventBridge gives such a message.
 * @param lost hears of an event for which not even the dead-letter queue was there
 */
export function queueCourier(sqs: Sqs, lost: (message: string) => void): Courier {
  return async (event, rule, target) => {
    try {
      await sqs.call('SendMessage', {
        QueueUrl: sqs.queueUrlOf(target.arn),
        MessageBody: JSON.stringify(event),
      });
    } catch (error) {
      await deadLetter(sqs, event, rule, target, error).catch((second: unknown) =>
        lost(`event ${event.id} is lost: ${String(error)}; ${String(second)}`),
      );
    }
  };
}

async function deadLetter(sqs: Sqs, event: Envelope, rule: Rule, target: Target, error: unknown) {
  if (target.deadLetterArn === undefined) throw new Error('the target has no dead-letter queue');
  await sqs.call('SendMessage', {
    QueueUrl: sqs.queueUrlOf(target.deadLetterArn),
    MessageBody: JSON.stringify(event),
    MessageAttributes: {
      RULE_ARN: text(rule.arn),
      TARGET_ARN: text(target.arn),
      ERROR_CODE: text(codeOf(error)),
      ERROR_MESSAGE: text(String(error)),
    },
  });
}

/** In EventBridge's own words, by its user guide on dead-letter queues. */
function codeOf(error: unknown): string {
  if (!(error instanceof SqsError)) return 'INTERNAL_ERROR';
  return error.code === 'QueueDoesNotExist' ? 'NO_RESOURCE' : 'ERROR_FROM_TARGET';
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
