import { randomUUID } from 'node:crypto';
import { type SqsQueue, SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { movedFrom } from './moved-from.ts';
import { inOneWrite } from './one-write.ts';

export interface MoveOrder {
  readonly sourceArn: string;
  /** Without it each letter goes back to the queue that SQS took it from. */
  readonly destinationArn?: string;
  /** 1 to 500; without it the service chooses. */
  readonly perSecond?: number;
}

/** How it ended is a state of its own; a failed one says why, as AWS words it. */
export interface MoveTask extends MoveOrder {
  readonly handle: string;
  readonly startedMs: number;
  /** Letters that could be seen when it began. */
  readonly toMove: number;
  readonly moved: number;
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly failureReason?: string;
}

export function beginTask(order: MoveOrder, source: SqsQueue, startedMs: number): MoveTask {
  const identity = JSON.stringify({ taskId: randomUUID(), sourceArn: order.sourceArn });
  source.processTimers();
  return {
    ...{ ...order, startedMs, moved: 0, status: 'RUNNING', toMove: source.messages.length },
    handle: Buffer.from(identity).toString('base64'),
  };
}

/**
 * One second of a task: moves as many letters as it may, the oldest first. Those that come to the
 * dead-letter queue after its beginning stay: a letter that fails again at once must not go round.
 */
export function stepTask(task: MoveTask, queueOf: (arn: string) => SqsQueue | undefined): MoveTask {
  const source = queueOf(task.sourceArn);
  if (source === undefined) return { ...task, ...NO_QUEUE };
  source.processTimers();
  const letters = source.messages
    .filter(({ sentTimestamp }) => sentTimestamp <= task.startedMs)
    .toSorted((a, b) => a.sentTimestamp - b.sentTimestamp);
  let { moved } = task;
  for (const letter of letters.slice(0, task.perSecond ?? PER_SECOND_MAX)) {
    const arn = task.destinationArn ?? movedFrom(letter);
    if (arn === undefined) return { ...task, ...NO_SOURCE, moved };
    const destination = queueOf(arn);
    if (destination === undefined) return { ...task, ...NO_QUEUE, moved };
    moveLetter(letter, source, destination);
    moved += 1;
  }
  const isOver = moved - task.moved === letters.length;
  return { ...task, moved, status: isOver ? 'COMPLETED' : 'RUNNING' };
}

/** It arrives as a new message, with its attributes: SQS developer guide, dead-letter redrive. */
function moveLetter(
  letter: SqsQueue['messages'][number],
  source: SqsQueue,
  destination: SqsQueue,
): void {
  const { body, messageAttributes } = letter;
  const delaySeconds = Number(destination.attributes['DelaySeconds']);
  inOneWrite(source, () => {
    source.messages = source.messages.filter((each) => each !== letter);
    source.persistence?.deleteMessage(letter.messageId);
    destination.enqueue(SqsStore.createMessage(body, messageAttributes, delaySeconds));
  });
}

/** SQS API reference, StartMessageMoveTask. */
export const PER_SECOND_MAX = 500;

// SQS developer guide, "Troubleshooting dead-letter queue redrive".
const NO_SOURCE = { status: 'FAILED', failureReason: 'CouldNotDetermineMessageSource' } as const;
const NO_QUEUE = {
  status: 'FAILED',
  failureReason: 'AWS.SimpleQueueService.NonExistentQueue',
} as const;
