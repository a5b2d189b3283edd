import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { onTestFinished, vi } from 'vitest';
import { queueDeferrals } from '../../functions/adapters/deferrals.ts';
import type { Deferrals } from '../../functions/ports.ts';
import type { Guard } from '../../local/aws-endpoint.ts';
import { startGateway } from '../../local/gateway.ts';
import { LENIENT } from '../../local/iam/judge.ts';
import { startScheduler } from '../../local/scheduler.ts';
import { sendToQueue } from '../../local/send-to-queue.ts';
import { shiftDate } from '../../local/shifted-date.ts';
import { type Sqs, startSqs } from '../../local/sqs.ts';
import { openStore } from '../../local/store.ts';
import { arnOf } from '../../local/surroundings.ts';
import { createTimeTravel } from '../../local/time-travel.ts';
import { aStillClock } from '../support/a-still-clock.ts';
import { memoryDeferrals } from '../support/memory-deferrals.ts';
import { sdkAt } from '../support/sdk-at.ts';

/** Something that defers, from a moment on. */
interface Deferring {
  readonly deferrals: Deferrals;
  /** Puts the clock forward; answers what has come back since it was asked last. */
  backBy(ms: number): Promise<readonly string[]>;
}

const inMemory = async (): Promise<Deferring> => {
  const { deferrals, due } = memoryDeferrals();
  return { deferrals, backBy: async (ms) => due(ms) };
};

const QUEUES = { queue: 'lane', dead: 'lane-dead' };
export const GROUP = 'deferrals';

/** SQS and Scheduler on this machine, and who may do everything. */
export async function onQueues(startMs: number, timeoutMs = 5_000) {
  const clock = aStillClock(startMs);
  onTestFinished(shiftDate(clock.now));
  const gateway = await startGateway(0);
  const sqs = await startSqs(`http://127.0.0.1:${gateway.port}`);
  const store = openStore();
  const send = sendToQueue(sqs);
  const scheduler = startScheduler({
    ...{ clock, store, judge: LENIENT, mayAssume: (_: string, role: string) => role === ROLE_ARN },
    ...{ deliver: send, deadLetter: send },
  });
  scheduler.resume();
  scheduler.provideGroup(GROUP);
  for (const name of Object.values(QUEUES)) await sqs.createQueue(name, {});
  const serve = (guard: Guard) => gateway.serve([sqs, scheduler], [], { guard });
  serve((_, forward) => forward());
  sdkAt(gateway.port);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
    await sqs.stop();
    store.close();
  });
  const travel = createTimeTravel(clock, [
    { name: 'queues', ...sqs },
    { name: 'schedules', isBusy: scheduler.isBusy },
  ]);
  const travelTo = (ms: number) => travel((ms - clock.now()) / 1_000);
  const deferring = {
    queueUrl: sqs.queueUrl(QUEUES.queue),
    queueArn: arnOf('sqs', QUEUES.queue),
    deadLetterQueueArn: arnOf('sqs', QUEUES.dead),
    scheduleGroup: GROUP,
    scheduleRoleArn: ROLE_ARN,
  };
  return {
    ...{ sqs, deferring, travelTo },
    deferrals: queueDeferrals(deferring, timeoutMs),
    scheduler: new SchedulerClient({}),
    /** Has every call go by it from now on. */
    guardedBy: serve,
    async backBy(ms: number) {
      await travelTo(ms);
      return taken(sqs, QUEUES.queue);
    },
    deadLetters: () => taken(sqs, QUEUES.dead),
  };
}

const ROLE_ARN = 'arn:aws:iam::000000000000:role/schedules';

/** All that can be seen on a queue, which is then gone from it. */
async function taken(sqs: Sqs, name: string): Promise<readonly string[]> {
  const QueueUrl = sqs.queueUrl(name);
  const bodies: string[] = [];
  while (sqs.visible(QueueUrl) > 0) {
    const answer = await sqs.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
    for (const { Body, ReceiptHandle } of answer['Messages'] as readonly Message[]) {
      bodies.push(Body);
      await sqs.call('DeleteMessage', { QueueUrl, ReceiptHandle });
    }
  }
  return bodies;
}

interface Message {
  readonly Body: string;
  readonly ReceiptHandle: string;
}

/** The same contract twice. */
export const DEFERRING: readonly [string, (startMs: number) => Promise<Deferring>][] = [
  ['in memory', inMemory],
  ['on SQS and Scheduler', onQueues],
];
