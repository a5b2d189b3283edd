import { setTimeout as wait } from 'node:timers/promises';
import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { lettersInWords } from './in-words.ts';
import type { Queues } from './queues.ts';

/**
 * Has SQS move all dead letters to the lane's queue, and follows it until it ends.
 * @param letters how many there are: a task that moves many more moves the same ones in a circle
 * @returns in words what became of it
 * @throws where the task fails, is cancelled, or goes in a circle
 */
export async function moveAll(
  { sqs, arn, deadLetterArn: SourceArn }: Pick<Queues, 'sqs' | 'arn' | 'deadLetterArn'>,
  letters: number,
  patienceMs = PATIENCE_MS,
): Promise<string> {
  const newest = async () => {
    const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
    return Results[0];
  };
  const before = await newest();
  // The way back must be named: most letters were put there by us, and SQS knows it for its own.
  const order = { SourceArn, DestinationArn: arn };
  const { TaskHandle } = await sqs.send(new StartMessageMoveTaskCommand(order));
  const giveUpAt = performance.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(2 * pauseMs, PAUSE_MAX_MS)) {
    await wait(pauseMs);
    const task = await newest();
    // It may be listed a moment later than it was begun.
    const isListed = task?.StartedTimestamp !== before?.StartedTimestamp;
    const { isOver, moved } = isListed ? progressOf(task) : NONE_YET;
    if (isOver) return `Sent back: ${moved}.`;
    if (moved > CIRCLE_FACTOR * letters + CIRCLE_SLACK) {
      await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
      throw new Error(`the letters come back as they are sent: cancelled after ${moved}`);
    }
    if (performance.now() > giveUpAt) {
      return (
        `Sent back so far: ${moved}. SQS goes on by itself; to see how far it is:\n` +
        `aws sqs list-message-move-tasks --source-arn ${SourceArn}`
      );
    }
  }
}

const PATIENCE_MS = 600_000;
const PAUSE_MAX_MS = 2_000;

/** Others may die meanwhile, and the service counts approximately. */
const CIRCLE_FACTOR = 2;
const CIRCLE_SLACK = 100;

const NONE_YET = { isOver: false, moved: 0 };

/** @throws where it ended otherwise than well */
function progressOf(task: ListMessageMoveTasksResultEntry = {}): typeof NONE_YET {
  const { Status = 'RUNNING', FailureReason, ApproximateNumberOfMessagesMoved: moved = 0 } = task;
  if (Status === 'RUNNING' || Status === 'COMPLETED') {
    return { isOver: Status === 'COMPLETED', moved };
  }
  const why = FailureReason === undefined ? '' : `: ${FailureReason}`;
  throw new Error(`the move of SQS ended ${Status} after ${lettersInWords(moved)}${why}`);
}
