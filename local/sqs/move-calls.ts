import type { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { type AwsResponse, jsonAnswer, jsonError } from '../aws-request.ts';
import type { Clock } from '../clock.ts';
import { parseRecord } from '../record.ts';
import { type MoveTask, PER_SECOND_MAX } from './move-task.ts';
import { type MoveTasks, openMoveTasks } from './move-tasks.ts';

/** Answers what fauxqs does not know: the three calls of SQS that move dead letters back. */
export function createMoveCalls(clock: Clock, queues: () => readonly SqsQueue[]) {
  const queueOf = (arn: unknown) => queues().find((queue) => queue.arn === arn);
  const tasks = openMoveTasks(clock, queueOf);
  const known: Known = { tasks, queues, queueOf };
  return {
    /** Undefined for another operation. */
    answer: (operation: string, body: string): AwsResponse | undefined =>
      Object.hasOwn(CALLS, operation)
        ? CALLS[operation]?.(known, parseRecord(body) ?? {})
        : undefined,
    close: tasks.close,
  };
}

interface Known {
  readonly tasks: MoveTasks;
  readonly queues: () => readonly SqsQueue[];
  readonly queueOf: (arn: unknown) => SqsQueue | undefined;
}

type Input = Readonly<Record<string, unknown>>;

// SQS API reference, of each operation.
const CALLS: Readonly<Record<string, (known: Known, input: Input) => AwsResponse>> = {
  StartMessageMoveTask: ({ tasks, queues, queueOf }, input) => {
    const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: perSecond } = input;
    const source = queueOf(SourceArn);
    if (source === undefined) return noQueue('SourceArn');
    if (!queues().some((queue) => deadLetterArnOf(queue) === source.arn)) {
      return invalid('Source queue must be configured as a Dead Letter Queue.');
    }
    const destination = queueOf(DestinationArn);
    if (DestinationArn !== undefined && destination === undefined) return noQueue('DestinationArn');
    if (destination === source) {
      return invalid('Source queue arn and destination queue arn cannot be the same.');
    }
    if (source.isFifo() || destination?.isFifo()) {
      return jsonError('UnsupportedOperation', 'FIFO queues move nothing on this machine.', '1.0');
    }
    if (perSecond !== undefined && !isWithin(perSecond, PER_SECOND_MAX)) {
      return invalidNumber('MaxNumberOfMessagesPerSecond', PER_SECOND_MAX);
    }
    const order = {
      sourceArn: source.arn,
      ...(destination !== undefined && { destinationArn: destination.arn }),
      ...(perSecond !== undefined && { perSecond: Number(perSecond) }),
    };
    const task = tasks.start(order, source);
    return task === undefined
      ? invalid(
          'There is already a task running. ' +
            'Only one active task is allowed for a source queue arn at a given time.',
        )
      : jsonAnswer(200, { TaskHandle: task.handle }, '1.0');
  },

  ListMessageMoveTasks: ({ tasks, queueOf }, { SourceArn, MaxResults = 1 }) => {
    const source = queueOf(SourceArn);
    if (source === undefined) return noQueue('SourceArn');
    if (!isWithin(MaxResults, LISTED_MAX)) return invalidNumber('MaxResults', LISTED_MAX);
    const listed = tasks.of(source.arn).slice(0, Number(MaxResults));
    return jsonAnswer(200, { Results: listed.map(inTerms) }, '1.0');
  },

  CancelMessageMoveTask: ({ tasks }, { TaskHandle }) => {
    const task = tasks.byHandle(String(TaskHandle));
    if (task === undefined) return notFound('Task does not exist.');
    if (task.status !== 'RUNNING') {
      return jsonError('UnsupportedOperation', 'Only a running task can be cancelled.', '1.0');
    }
    tasks.cancel(task);
    return jsonAnswer(200, { ApproximateNumberOfMessagesMoved: task.moved }, '1.0');
  },
};

const LISTED_MAX = 10;

/** The handle is of use while a task runs, and shown only then. */
const inTerms = (task: MoveTask) => ({
  ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
  Status: task.status,
  SourceArn: task.sourceArn,
  DestinationArn: task.destinationArn,
  MaxNumberOfMessagesPerSecond: task.perSecond,
  ApproximateNumberOfMessagesMoved: task.moved,
  ApproximateNumberOfMessagesToMove: task.toMove,
  FailureReason: task.failureReason,
  StartedTimestamp: task.startedMs,
});

const deadLetterArnOf = ({ attributes }: SqsQueue): unknown =>
  parseRecord(attributes['RedrivePolicy'] ?? '')?.['deadLetterTargetArn'];

const isWithin = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max;

const invalid = (message: string) => jsonError('InvalidParameterValue', message, '1.0');
const invalidNumber = (name: string, max: number) =>
  invalid(
    `Value for parameter ${name} is invalid. ` +
      `Reason: You must enter a number that's between 1 and ${max}.`,
  );
const notFound = (message: string) => ({
  ...jsonError('ResourceNotFoundException', message, '1.0'),
  status: 404,
});
const noQueue = (parameter: string) =>
  notFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`);
