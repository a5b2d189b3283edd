import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { type Letter, readLetter } from './letter.ts';
import type { Queues } from './queues.ts';

/** Dead letters that nobody else sees until they are released. */
export interface HeldLetters {
  readonly letters: readonly Letter[];
  /** Whether there may be more than one run reads. */
  readonly isAll: boolean;
  /** How many there are, read or not, as SQS counts them: approximately. */
  readonly total: number;
  /** Deletes it from the dead-letter queue. */
  drop(letter: Letter): Promise<void>;
  /** Lets all that were not dropped be seen again at once. */
  release(): Promise<void>;
}

/** So many are read at most, each once; a queue that has more is told in several runs. */
const LETTERS_MAX = 10_000;

/** Where a run is killed, its letters can be seen again after this. */
const HOLD_SECONDS = 600;

/** Some read side by side, and each ends with an answer that is empty after a wait. */
const READERS = 4;
const WAIT_SECONDS = 1;

/**
 * Reads a dead-letter queue until it is empty for all who read, or a letter comes a second time.
 * @throws with what SQS says; what was read until then is released
 */
export async function holdLetters(
  { sqs, deadLetterUrl: QueueUrl, maxReceives }: Queues,
  lettersMax = LETTERS_MAX,
): Promise<HeldLetters> {
  const counted = await countLetters(sqs, QueueUrl);
  const found = new Map<string, Letter>();
  let isOver = false;

  const read = async (): Promise<void> => {
    while (!isOver && found.size < lettersMax) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          ...{ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: WAIT_SECONDS },
          ...{ VisibilityTimeout: HOLD_SECONDS, MessageAttributeNames: ['All'] },
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      if (Messages.length === 0) return;
      for (const message of Messages) {
        const letter = readLetter(message, maxReceives);
        isOver ||= found.has(letter.id);
        found.set(letter.id, letter);
      }
    }
  };

  const release = async (): Promise<void> => {
    const letters = [...found.values()];
    found.clear();
    for (let from = 0; from < letters.length; from += 10) {
      const Entries = letters.slice(from, from + 10).map(({ receiptHandle }, i) => ({
        ...{ Id: String(i), ReceiptHandle: receiptHandle, VisibilityTimeout: 0 },
      }));
      // One that is refused can be seen again by itself, when the hold is over.
      await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    }
  };

  const readings = await Promise.allSettled(Array.from({ length: READERS }, read));
  const failed = readings.find((reading) => reading.status === 'rejected');
  if (failed !== undefined) {
    await release();
    throw failed.reason;
  }
  return {
    letters: [...found.values()],
    isAll: found.size < lettersMax && !isOver,
    total: Math.max(found.size, counted),
    async drop({ id, receiptHandle: ReceiptHandle }) {
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      found.delete(id);
    },
    release,
  };
}

async function countLetters(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
  const { Attributes: of } = await sqs.send(command);
  const [visible, held] = [
    of?.ApproximateNumberOfMessages,
    of?.ApproximateNumberOfMessagesNotVisible,
  ];
  return Number(visible ?? 0) + Number(held ?? 0);
}
