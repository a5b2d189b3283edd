import { randomUUID } from 'node:crypto';
import {
  CancelMessageMoveTaskCommand,
  CreateQueueCommand,
  DeleteQueueCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  type StartMessageMoveTaskCommandInput,
} from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { shiftDate } from '../../local/shifted-date.ts';
import { startSqs } from '../../local/sqs.ts';
import { arnOf } from '../../local/surroundings.ts';
import { createTimeTravel } from '../../local/time-travel.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const clock = createClock();
const putBack = shiftDate(clock.now);
const endpoint = await openEndpoint();
const sqs = await startSqs(endpoint.url, undefined, clock);
endpoint.serve(sqs);
const client = new SQSClient(endpoint.client);
const travel = createTimeTravel(clock, [{ name: 'sqs', ...sqs }]);
afterAll(async () => {
  await endpoint.stop();
  await sqs.stop();
  putBack();
  clock.stop();
});

const MessageAttributes = { reason: { DataType: 'String', StringValue: 'because' } };

async function aQueue(deadLetterTargetArn?: string) {
  const name = `queue-${randomUUID()}`;
  const redrive = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
  const Attributes = deadLetterTargetArn === undefined ? {} : { RedrivePolicy: redrive };
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  return {
    arn: arnOf('sqs', name),
    visible: () => sqs.visible(sqs.queueUrl(name)),
    receive: async () => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          ...{ QueueUrl, VisibilityTimeout: 0, MaxNumberOfMessages: 10 },
          ...{ MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] },
        }),
      );
      return Messages;
    },
    send: (MessageBody: string) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes })),
    drop: () => client.send(new DeleteQueueCommand({ QueueUrl })),
  };
}

/** A queue with its dead-letter queue, on which these letters were put. */
async function aDeadLetterQueue(...letters: readonly string[]) {
  const dead = await aQueue();
  const queue = await aQueue(dead.arn);
  for (const letter of letters) await dead.send(letter);
  const start = (change: Partial<StartMessageMoveTaskCommandInput> = {}) =>
    client.send(
      new StartMessageMoveTaskCommand({
        ...{ SourceArn: dead.arn, DestinationArn: queue.arn, ...change },
      }),
    );
  const tasks = async (MaxResults?: number) => {
    const input = { SourceArn: dead.arn, ...(MaxResults !== undefined && { MaxResults }) };
    const { Results = [] } = await client.send(new ListMessageMoveTasksCommand(input));
    return Results;
  };
  return { dead, queue, start, tasks };
}

// SQS developer guide, "Configure a dead-letter queue redrive": redriven messages are new ones.
describe('letters that are moved', () => {
  it('arrive as new messages, with their bodies and attributes', async () => {
    const { dead, queue, start, tasks } = await aDeadLetterQueue('first', 'second');
    const before = await dead.receive();
    await start();
    await travel(0);
    const after = await queue.receive();
    expect(after.map(({ Body }) => Body).toSorted()).toEqual(['first', 'second']);
    for (const message of after) {
      expect(message).toMatchObject({
        MessageAttributes,
        Attributes: { ApproximateReceiveCount: '1' },
      });
    }
    const idsOf = (messages: typeof after) => messages.map(({ MessageId }) => MessageId);
    expect(idsOf(before)).not.toEqual(expect.arrayContaining(idsOf(after).slice(0, 1)));
    expect(dead.visible()).toBe(0);
    const [task] = await tasks();
    expect(task).toMatchObject({
      ...{ Status: 'COMPLETED', SourceArn: dead.arn, DestinationArn: queue.arn },
      ...{ ApproximateNumberOfMessagesMoved: 2, ApproximateNumberOfMessagesToMove: 2 },
    });
    expect(task?.TaskHandle).toBeUndefined();
  });

  it('keep to the rate, and to the cloud’s clock', async () => {
    const { queue, start, tasks } = await aDeadLetterQueue('1', '2', '3', '4', '5');
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 2 });
    await travel(0);
    expect(queue.visible()).toBe(2);
    expect(await tasks()).toMatchObject([{ Status: 'RUNNING', TaskHandle }]);
    await travel(1);
    expect(queue.visible()).toBe(4);
    await travel(1);
    expect(await tasks()).toMatchObject([{ ApproximateNumberOfMessagesMoved: 5 }]);
    expect(await tasks()).toMatchObject([{ Status: 'COMPLETED', MaxNumberOfMessagesPerSecond: 2 }]);
  });

  it('stay where they are once the task is cancelled', async () => {
    const { dead, start, tasks } = await aDeadLetterQueue('1', '2', '3');
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 1 });
    await travel(0);
    const cancel = new CancelMessageMoveTaskCommand({ TaskHandle });
    expect(await client.send(cancel)).toMatchObject({ ApproximateNumberOfMessagesMoved: 1 });
    await travel(60);
    expect(dead.visible()).toBe(2);
    expect(await tasks()).toMatchObject([{ Status: 'CANCELLED' }]);
    expect(await rejectionOf(client.send(cancel))).toMatchObject({ name: 'UnsupportedOperation' });
  });

  it('that come to the dead letters once it runs are left there', async () => {
    const { dead, start, tasks } = await aDeadLetterQueue('1', '2');
    await start({ MaxNumberOfMessagesPerSecond: 1 });
    await travel(0);
    await dead.send('later');
    await travel(60);
    expect(await dead.receive()).toMatchObject([{ Body: 'later' }]);
    expect(await tasks()).toMatchObject([{ Status: 'COMPLETED' }]);
  });
});

// SQS developer guide, "Troubleshooting dead-letter queue redrive".
describe('letters without a destination', () => {
  it('go back to the queue that SQS took them from', async () => {
    const { dead, queue, tasks } = await aDeadLetterQueue();
    await queue.send('failed');
    await queue.receive();
    expect(await queue.receive()).toEqual([]);
    expect(dead.visible()).toBe(1);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
    await travel(0);
    expect(await queue.receive()).toMatchObject([{ Body: 'failed' }]);
    const [task] = await tasks();
    expect(task).toMatchObject({ Status: 'COMPLETED' });
    expect(task?.DestinationArn).toBeUndefined();
  });

  it('stay where somebody sent them, and the task says why', async () => {
    const { dead, tasks } = await aDeadLetterQueue('sent');
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
    await travel(0);
    expect(dead.visible()).toBe(1);
    expect(await tasks()).toMatchObject([
      { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' },
    ]);
  });

  it('end the task where the queue is gone meanwhile', async () => {
    const { queue, start, tasks } = await aDeadLetterQueue('1', '2');
    await start({ MaxNumberOfMessagesPerSecond: 1 });
    await travel(0);
    await queue.drop();
    await travel(1);
    expect(await tasks()).toMatchObject([
      { Status: 'FAILED', FailureReason: 'AWS.SimpleQueueService.NonExistentQueue' },
    ]);
  });
});

describe('a move that AWS refuses', () => {
  const nowhere = arnOf('sqs', 'nowhere');

  it.each<[what: string, change: Partial<StartMessageMoveTaskCommandInput>, name: string]>([
    ['from a queue that is not there', { SourceArn: nowhere }, 'ResourceNotFoundException'],
    ['to a queue that is not there', { DestinationArn: nowhere }, 'ResourceNotFoundException'],
    ['faster than 500 a second', { MaxNumberOfMessagesPerSecond: 501 }, 'InvalidParameterValue'],
    ['slower than one a second', { MaxNumberOfMessagesPerSecond: 0 }, 'InvalidParameterValue'],
  ])('%s is refused here', async (_, change, name) => {
    const { start, tasks } = await aDeadLetterQueue('letter');
    expect(await rejectionOf(start(change))).toMatchObject({ name });
    expect(await tasks()).toEqual([]);
  });

  it('from a queue that is nobody’s dead-letter queue is refused here', async () => {
    const { queue, dead, start } = await aDeadLetterQueue('letter');
    const refused = start({ SourceArn: queue.arn, DestinationArn: dead.arn });
    expect(await rejectionOf(refused)).toMatchObject({
      message: 'Source queue must be configured as a Dead Letter Queue.',
    });
    const same = start({ DestinationArn: dead.arn });
    expect(await rejectionOf(same)).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('beside another of that queue is refused here, and allowed once that has ended', async () => {
    const { start, tasks } = await aDeadLetterQueue('1', '2');
    await start({ MaxNumberOfMessagesPerSecond: 1 });
    expect(await rejectionOf(start())).toMatchObject({
      message: expect.stringMatching(/^There is already a task running/),
    });
    await travel(2);
    await start();
    await travel(0);
    expect((await tasks(10)).map(({ ApproximateNumberOfMessagesMoved: moved }) => moved)).toEqual([
      0, 2,
    ]);
    expect(await rejectionOf(tasks(11))).toMatchObject({ name: 'InvalidParameterValue' });
  });
});
