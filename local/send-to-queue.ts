import type { Judge, ServiceCall } from './iam/judge.ts';
import { type Sqs, SqsError } from './sqs.ts';

/** Puts a message on a queue. Throws an `SqsError` with the code that SQS answers. */
export type SendToQueue = (
  queueArn: string,
  body: string,
  attributes?: Readonly<Record<string, string | MessageAttribute>>,
) => Promise<void>;

interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

/** As nobody in particular: who may send has been judged before. */
export const sendToQueue =
  (sqs: Pick<Sqs, 'call' | 'queueUrlOf'>): SendToQueue =>
  async (queueArn, body, attributes = {}) => {
    const entries = Object.entries(attributes).map(
      ([name, value]) =>
        [
          name,
          typeof value === 'string' ? { DataType: 'String', StringValue: value } : value,
        ] as const,
    );
    await sqs.call('SendMessage', {
      QueueUrl: sqs.queueUrlOf(queueArn),
      MessageBody: body,
      ...(entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) }),
    });
  };

/** As an AWS service that acts for a resource: the queue's policy must let it. */
export const sendAsService =
  (
    sqs: Pick<Sqs, 'call' | 'queueUrlOf'>,
    judge: Pick<Judge, 'service'>,
    { service, sourceArn }: Pick<ServiceCall, 'service' | 'sourceArn'>,
  ): SendToQueue =>
  async (queueArn, body, attributes) => {
    const call = { service, sourceArn, action: 'sqs:SendMessage', resource: queueArn };
    const refusal = judge.service(call);
    if (refusal !== undefined) throw new SqsError('AccessDenied', refusal.message);
    await sendToQueue(sqs)(queueArn, body, attributes);
  };
