import { Duration } from 'aws-cdk-lib';
import { type DeadLetterQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** SQS keeps a message 14 days at the most: time enough to come back from a holiday to an alarm. */
const RETENTION = Duration.days(14);

/** Encrypted with SQS's own key, over TLS only. */
export function createQueue(
  scope: Construct,
  id: string,
  props: { visibilityTimeout?: Duration; deadLetterQueue?: DeadLetterQueue } = {},
): Queue {
  return new Queue(scope, id, { retentionPeriod: RETENTION, enforceSSL: true, ...props });
}
