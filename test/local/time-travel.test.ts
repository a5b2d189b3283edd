import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { shiftDate } from '../../local/shifted-date.ts';
import { startSqs } from '../../local/sqs.ts';
import { arnOf } from '../../local/surroundings.ts';
import { createTimeTravel, Restless, type Timed } from '../../local/time-travel.ts';
import { openEndpoint } from './fixtures/endpoint.ts';

const HOUR_MS = 3_600_000;

const aClock = () => {
  const clock = createClock();
  onTestFinished(() => clock.stop());
  return clock;
};

describe('somebody who travels a day', () => {
  it('finds that each thing was done when it was due, and what came of it before the next', async () => {
    const clock = aClock();
    const start = clock.now();
    const done: string[] = [];
    const note = (what: string) =>
      done.push(`${what} at ${Math.floor((clock.now() - start) / HOUR_MS)}`);
    let isWorking = false;
    clock.at(start + HOUR_MS, () => {
      isWorking = true;
      setTimeout(() => {
        note('the work of the first');
        // It has something done an hour later in its turn.
        clock.at(clock.now() + HOUR_MS, () => note('its consequence'));
        isWorking = false;
      }, 30);
    });
    clock.at(start + 3 * HOUR_MS, () => note('the second'));
    const travel = createTimeTravel(clock, [{ name: 'work', isBusy: () => isWorking }]);
    await travel(86_400);
    expect(done).toEqual(['the work of the first at 1', 'its consequence at 2', 'the second at 3']);
    expect(Math.round((clock.now() - start) / HOUR_MS)).toBe(24);
  });

  it('stops where a part of the cloud has something due that the clock does not know of', async () => {
    const clock = aClock();
    const start = clock.now();
    const caughtUpAt: number[] = [];
    const part: Timed = {
      name: 'queues',
      nextDueMs: () => (caughtUpAt.length === 0 ? start + HOUR_MS : undefined),
      catchUp: (nowMs) => caughtUpAt.push(Math.round((nowMs - start) / HOUR_MS)),
    };
    await createTimeTravel(clock, [part])(7_200);
    expect(caughtUpAt).toEqual([1, 2]);
  });

  it('with another who does is taken there one after the other', async () => {
    const clock = aClock();
    const start = clock.now();
    const travel = createTimeTravel(clock, []);
    await Promise.all([travel(3_600), travel(3_600)]);
    expect(Math.round((clock.now() - start) / HOUR_MS)).toBe(2);
  });

  it('is told what does not come to rest', async () => {
    const travel = createTimeTravel(
      aClock(),
      [
        { name: 'the sender', isBusy: () => true },
        { name: 'the bus', isBusy: () => false },
      ],
      undefined,
      50,
    );
    await expect(travel(1)).rejects.toEqual(new Restless('still busy after 0.05 s: the sender'));
  });
});

describe('a queue, when the clock is put forward', () => {
  const clock = createClock();
  const putBack = shiftDate(clock.now);
  afterAll(() => {
    putBack();
    clock.stop();
  });

  async function aQueue(attributes: Readonly<Record<string, string>> = {}) {
    const endpoint = await openEndpoint();
    const sqs = await startSqs(endpoint.url);
    endpoint.serve(sqs);
    onTestFinished(async () => {
      await endpoint.stop();
      await sqs.stop();
    });
    await sqs.createQueue('q', attributes);
    const QueueUrl = sqs.queueUrlOf(arnOf('sqs', 'q'));
    const client = new SQSClient(endpoint.client);
    const travel = createTimeTravel(clock, [{ name: 'sqs', ...sqs }]);
    return {
      travel,
      sqs,
      QueueUrl,
      send: (DelaySeconds = 0) =>
        client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello', DelaySeconds })),
    };
  }

  it('shows a message once its delay is over, and stops for it on the way', async () => {
    const { travel, sqs, QueueUrl, send } = await aQueue();
    await send(900);
    await travel(890);
    expect(sqs.visible(QueueUrl)).toBe(0);
    expect((sqs.nextDueMs() ?? 0) - clock.now()).toBeLessThanOrEqual(10_000);
    await travel(10);
    expect(sqs.visible(QueueUrl)).toBe(1);
    expect(sqs.nextDueMs()).toBeUndefined();
  });

  it('shows a received message again once its visibility timeout is over', async () => {
    const { travel, sqs, QueueUrl, send } = await aQueue({ VisibilityTimeout: '120' });
    await send();
    await sqs.call('ReceiveMessage', { QueueUrl });
    await travel(100);
    expect(sqs.visible(QueueUrl)).toBe(0);
    await travel(20);
    expect(sqs.visible(QueueUrl)).toBe(1);
  });

  // SQS API reference, MessageRetentionPeriod: SQS deletes a message that is older, seen or not.
  it('has lost a message once its retention is over', async () => {
    const { travel, sqs, QueueUrl, send } = await aQueue({ MessageRetentionPeriod: '3600' });
    await send();
    await travel(3_500);
    await send();
    expect(sqs.visible(QueueUrl)).toBe(2);
    await travel(100);
    expect(sqs.visible(QueueUrl)).toBe(1);
  });
});
