import type { SQSRecord } from 'aws-lambda';
import type { Sqs } from '../sqs.ts';
import { REGION } from '../surroundings.ts';
import type { Lambda } from './lambda.ts';
import { deletable } from './partial-batch.ts';

/** As `AWS::Lambda::EventSourceMapping` says it, for a queue. */
export interface MappingDefinition {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly functionName: string;
  /** 10 by default; up to 10 without a window. */
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Batches at once. */
  readonly maximumConcurrency: number;
  /** `ReportBatchItemFailures`: what the function does not name is deleted. */
  readonly reportsItemFailures: boolean;
}

export interface Mapping {
  /** A batch is being worked at, or lies there to be. */
  isBusy(): boolean;
  stop(): Promise<void>;
}

type Received = readonly Readonly<Record<string, never>>[];

/**
 * Polls a queue and hands its batches to a function, as Lambda does: what is done is deleted,
 * what is not comes back when its visibility timeout ends.
 */
export function startMapping(
  definition: MappingDefinition,
  sqs: Pick<Sqs, 'call' | 'visible'>,
  lambda: Pick<Lambda, 'invoke'>,
  onFailure: (message: string) => void,
): Mapping {
  const running = new Set<Promise<void>>();
  let isStopped = false;
  /** Holds messages that no function has yet: a batch that is still being filled. */
  let isGathering = false;

  const work = async (messages: Received) => {
    const records = shuffled(messages).map((message) => recordOf(message, definition.queueArn));
    const result = await lambda.invoke(definition.functionName, { Records: records });
    if (!result.ok && !isStopped) {
      onFailure(`${definition.functionName}: ${result.errorType}: ${result.errorMessage}`);
    }
    const done = deletable(result, records, definition.reportsItemFailures);
    for (let from = 0; from < done.length; from += BATCH_MAX) {
      await sqs.call('DeleteMessageBatch', {
        QueueUrl: definition.queueUrl,
        Entries: done
          .slice(from, from + BATCH_MAX)
          .map(({ receiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle: receiptHandle })),
      });
    }
  };

  const poll = async () => {
    while (!isStopped) {
      while (running.size >= definition.maximumConcurrency) await Promise.race(running);
      const begun = () => {
        isGathering = true;
      };
      const messages = await gather(definition, sqs, begun, () => isStopped).finally(() => {
        isGathering = false;
      });
      if (messages.length === 0 || isStopped) continue;
      const working = work(messages)
        .catch((error: unknown) => onFailure(`${definition.functionName}: ${String(error)}`))
        .finally(() => running.delete(working));
      running.add(working);
    }
  };

  // A long poll ends with its queue.
  poll().catch((error: unknown) => {
    if (!isStopped) onFailure(`${definition.functionName} no longer polls: ${String(error)}`);
  });
  return {
    isBusy: () => isGathering || running.size > 0 || sqs.visible(definition.queueUrl) > 0,
    async stop() {
      isStopped = true;
      await Promise.allSettled(running);
    },
  };
}

/** Up to a batch: the first messages at once, more while the window is open. */
async function gather(
  { queueUrl, batchSize, batchWindowSeconds }: MappingDefinition,
  sqs: Pick<Sqs, 'call'>,
  onFirst: () => void,
  isStopped: () => boolean,
): Promise<Received> {
  const receive = async (wanted: number, WaitTimeSeconds: number): Promise<Received> => {
    const { Messages = [] } = await sqs.call('ReceiveMessage', {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(BATCH_MAX, wanted),
      WaitTimeSeconds: Math.min(LONG_POLL_SECONDS, WaitTimeSeconds),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages as Received;
  };
  const gathered = [...(await receive(batchSize, LONG_POLL_SECONDS))];
  if (gathered.length > 0) onFirst();
  if (batchWindowSeconds === 0) return gathered;
  const closesAt = performance.now() + batchWindowSeconds * 1000;
  while (gathered.length > 0 && gathered.length < batchSize && !isStopped()) {
    const leftSeconds = Math.floor((closesAt - performance.now()) / 1000);
    const more = await receive(batchSize - gathered.length, Math.max(0, leftSeconds));
    if (more.length === 0 && leftSeconds <= 0) break;
    gathered.push(...more);
  }
  return gathered;
}

/** The longest that ReceiveMessage waits, by the SQS API reference. */
const LONG_POLL_SECONDS = 20;

/** The most that SQS receives or deletes at once, by its API reference. */
const BATCH_MAX = 10;

/** A standard queue keeps no order, so nothing may come to rely on one. */
function shuffled(messages: Received): Received {
  return messages
    .map((message) => ({ message, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ message }) => message);
}

const recordOf = (message: Readonly<Record<string, never>>, queueArn: string): SQSRecord => ({
  messageId: message['MessageId'] ?? '',
  receiptHandle: message['ReceiptHandle'] ?? '',
  body: message['Body'] ?? '',
  attributes: message['Attributes'] ?? ({} as never),
  messageAttributes: lowerCased(message['MessageAttributes'] ?? {}),
  md5OfBody: message['MD5OfBody'] ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn,
  awsRegion: REGION,
});

/** Lambda spells the fields of an attribute `stringValue`, `dataType`. */
const lowerCased = (attributes: Readonly<Record<string, Record<string, string>>>) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      { stringValue: StringValue, binaryValue: BinaryValue, dataType: DataType },
    ]),
  ) as SQSRecord['messageAttributes'];
