import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../ports.ts';

/**
 * The lane's dead-letter queue; the reason is the message attribute `reason`.
 * @param timeoutMs for one message with the SDK's retries
 */
export function sqsDeadLetters(queueUrl: string, timeoutMs: number): DeadLetters {
  const sqs = new SQSClient({});
  return {
    async put(body, reason) {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: {
            reason: { DataType: 'String', StringValue: printable(reason) },
          },
        }),
        { abortSignal: AbortSignal.timeout(timeoutMs) },
      );
    },
  };
}

/** SQS refuses control characters; 1,000 characters are more than any reason needs. */
const printable = (reason: string): string =>
  reason.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '�').slice(0, 1_000);
