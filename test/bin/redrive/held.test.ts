import { randomUUID } from 'node:crypto';
import {
  CancelMessageMoveTaskCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holdLetters } from '../../../bin/redrive/hold-letters.ts';
import { moveAll } from '../../../bin/redrive/move-all.ts';
import { sendBack } from '../../../bin/redrive/send-back.ts';
import { type Sqs, startSqs } from '../../../local/sqs.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { openEndpoint } from '../../local/fixtures/endpoint.ts';

let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
let local: Sqs;
let sqs: SQSClient;
beforeAll(async () => {
  endpoint = await openEndpoint();
  local = await startSqs(endpoint.url);
  endpoint.serve(local);
  sqs = new SQSClient(endpoint.client);
});
afterAll(async () => {
  await endpoint.stop();
  await local.stop();
});

/** A lane of its own, with so many dead letters of each reason. */
async function aLane(reasons: Readonly<Record<string, number>>) {
  const [name, dead] = [`queue-${randomUUID()}`, `dead-${randomUUID()}`];
  await local.createQueue(dead, {});
  const redrive = { deadLetterTargetArn: arnOf('sqs', dead), maxReceiveCount: 5 };
  await local.createQueue(name, { RedrivePolicy: JSON.stringify(redrive) });
  const [url, deadLetterUrl] = [local.queueUrl(name), local.queueUrl(dead)];
  for (const [StringValue, count] of Object.entries(reasons)) {
    const MessageAttributes = { reason: { DataType: 'String', StringValue } };
    for (let from = 0; from < count; from += 10) {
      const Entries = Array.from({ length: Math.min(10, count - from) }, (_, i) => ({
        ...{ Id: `${i}`, MessageBody: `${StringValue} ${from + i}`, MessageAttributes },
      }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: deadLetterUrl, Entries }));
    }
  }
  return {
    ...{ sqs, url, arn: arnOf('sqs', name), deadLetterUrl, deadLetterArn: arnOf('sqs', dead) },
    ...{ maxReceives: 5, hiddenBefore: 0 },
    visible: () => [local.visible(url), local.visible(deadLetterUrl)],
    received: async () =>
      await local.call('ReceiveMessage', {
        ...{ QueueUrl: url, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] },
      }),
    hidden: async () => {
      const command = { QueueUrl: deadLetterUrl, AttributeNames: ['All' as const] };
      const { Attributes } = await sqs.send(new GetQueueAttributesCommand(command));
      return Attributes?.ApproximateNumberOfMessagesNotVisible;
    },
  };
}

describe('dead letters that are read', () => {
  it('are each read once, and all can be seen again at once', async () => {
    const lane = await aLane({ invalid: 25 });
    const held = await holdLetters(lane);
    expect(new Set(held.letters.map(({ body }) => body)).size).toBe(25);
    expect([held.letters.length, held.isAll]).toEqual([25, true]);
    expect(lane.visible()).toEqual([0, 0]);
    await held.release();
    expect(lane.visible()).toEqual([0, 25]);
  });

  it('are no more than one run can read', async () => {
    const lane = await aLane({ invalid: 60 });
    const held = await holdLetters(lane, 10);
    expect(held.isAll).toBe(false);
    expect(held.letters.length).toBeLessThan(60);
    await held.release();
    expect(lane.visible()).toEqual([0, 60]);
  });

  it('are counted, whether one run reads them or not', async () => {
    const lane = await aLane({ invalid: 60 });
    for (const lettersMax of [10, 100]) {
      const held = await holdLetters(lane, lettersMax);
      expect(held.total).toBe(60);
      await held.release();
    }
  });
});

describe('dead letters that are sent back', () => {
  it('arrive without the reason, and the others stay', async () => {
    const lane = await aLane({ invalid: 2, misconfigured: 1 });
    const held = await holdLetters(lane);
    await sendBack(
      lane,
      held,
      held.letters.filter(({ reason }) => reason === 'misconfigured'),
    );
    await held.release();
    expect(lane.visible()).toEqual([1, 2]);
    const { Messages } = await lane.received();
    expect(Messages).toMatchObject([{ Body: 'misconfigured 0' }]);
    expect(Messages).not.toMatchObject([{ MessageAttributes: expect.anything() }]);
  });

  it('stay where the lane’s queue does not take them', async () => {
    const lane = await aLane({ misconfigured: 3 });
    const held = await holdLetters(lane);
    const nowhere = { sqs, url: local.queueUrl('nowhere') };
    await expect(sendBack(nowhere, held, held.letters)).rejects.toThrow(
      /^0 of 3 were sent back, then: QueueDoesNotExist/,
    );
    await held.release();
    expect(lane.visible()).toEqual([0, 3]);
    expect(await lane.hidden()).toBe('0');
  });
});

describe('a letter that cannot be deleted', () => {
  it('is there twice, and how many were sent is said', async () => {
    const lane = await aLane({ misconfigured: 2 });
    const held = await holdLetters(lane);
    const drop = () => Promise.reject(new Error('no answer'));
    await expect(sendBack(lane, { drop }, held.letters)).rejects.toThrow(
      '2 of 2 were sent back, then: Error: no answer',
    );
    await held.release();
    expect(lane.visible()).toEqual([2, 2]);
  });
});

describe('dead letters that SQS moves', () => {
  it('all arrive', async () => {
    const lane = await aLane({ invalid: 12, misconfigured: 1 });
    expect(await moveAll(lane, 13)).toBe('Sent back: 13.');
    expect(lane.visible()).toEqual([13, 0]);
    // The task before is not taken for the one that has just begun.
    await sqs.send(new SendMessageCommand({ QueueUrl: lane.deadLetterUrl, MessageBody: 'b' }));
    expect(await moveAll(lane, 1)).toBe('Sent back: 1.');
  });

  it('are moved on by SQS where that takes long, and where to look is said', async () => {
    const lane = await aLane({ invalid: 501 });
    expect(await moveAll(lane, 501, 0)).toMatch(
      /^Sent back so far: 500\. SQS goes on by itself.*\naws sqs list-message-move-tasks/,
    );
  });

  it('and come back as fast are moved no further', async () => {
    const lane = await aLane({ invalid: 501 });
    await expect(moveAll(lane, 1)).rejects.toThrow(
      'the letters come back as they are sent: cancelled after 500',
    );
    expect(lane.visible()).toEqual([500, 1]);
  });

  it('are told of where somebody cancels it', async () => {
    const lane = await aLane({ invalid: 501 });
    const moving = moveAll(lane, 501);
    const { TaskHandle } = await vi.waitFor(async () => {
      const input = { SourceArn: lane.deadLetterArn };
      const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand(input));
      if (Results[0]?.TaskHandle === undefined) throw new Error('not yet');
      return Results[0];
    });
    await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
    await expect(moving).rejects.toThrow('the move of SQS ended CANCELLED after 500 dead letters');
  });

  it('stay where the queue is gone, and why is said', async () => {
    const lane = await aLane({ invalid: 1 });
    const arn = arnOf('sqs', 'nowhere');
    await expect(moveAll({ ...lane, arn }, 1)).rejects.toThrow(/DestinationArn.*doesn't exist/);
  });
});
