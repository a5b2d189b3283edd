import type { Judge } from '../iam/judge.ts';
import { type Sqs, SqsError } from '../sqs.ts';

/** What a poller does with its queue. */
export type PolledQueue = Pick<Sqs, 'call' | 'visible'>;

/**
 * A queue as Lambda polls it: under the function's own role, by whose policies each call is judged.
 * Its calls throw an `SqsError` of the code `AccessDenied` where they forbid it.
 */
export function polledAs(
  sqs: PolledQueue,
  judge: Pick<Judge, 'role'>,
  by: { readonly roleArn: string; readonly functionName: string; readonly queueArn: string },
): PolledQueue {
  return {
    visible: sqs.visible,
    async call(operation, input) {
      const refusal = judge.role({
        roleArn: by.roleArn,
        session: by.functionName,
        action: `sqs:${operation.replace(/Batch$/, '')}`,
        resource: by.queueArn,
      });
      if (refusal !== undefined) throw new SqsError('AccessDenied', refusal.message);
      return sqs.call(operation, input);
    },
  };
}

/**
 * What Lambda checks before it takes a mapping on.
 * @throws for a role that may not poll, and where a message would come back before its function has
 *   ended (Lambda developer guide, on configuring a queue for Lambda)
 */
export async function checkMapping(
  queue: PolledQueue,
  { queueUrl, functionName }: { readonly queueUrl: string; readonly functionName: string },
  functionTimeoutSeconds: number,
): Promise<void> {
  const { Attributes } = await queue.call('GetQueueAttributes', {
    QueueUrl: queueUrl,
    AttributeNames: ['VisibilityTimeout'],
  });
  const { VisibilityTimeout = 0 } = Attributes as { readonly VisibilityTimeout?: string };
  if (Number(VisibilityTimeout) >= functionTimeoutSeconds) return;
  throw new Error(
    `${functionName}: the queue's visibility timeout of ${VisibilityTimeout} seconds is less than ` +
      `the function's timeout of ${functionTimeoutSeconds} seconds`,
  );
}
