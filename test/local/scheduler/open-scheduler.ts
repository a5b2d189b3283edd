import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  GetScheduleCommand,
  SchedulerClient,
  type Target,
} from '@aws-sdk/client-scheduler';
import { onTestFinished } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import { LENIENT } from '../../../local/iam/judge.ts';
import { type SchedulerOptions, startScheduler } from '../../../local/scheduler.ts';
import { realNowMs } from '../../../local/shifted-date.ts';
import { openStore } from '../../../local/store.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { createTimeTravel } from '../../../local/time-travel.ts';
import { openEndpoint } from '../fixtures/endpoint.ts';

/** A noon in Shanghai. */
export const NOON = '2026-11-23T04:00:00Z';
export const QUEUE_ARN = arnOf('sqs', 'transactional');
export const DEAD_ARN = arnOf('sqs', 'dead');
export const ROLE_ARN = 'arn:aws:iam::000000000000:role/scheduler';

interface Sent {
  readonly to: string;
  readonly body: string;
  /** ISO 8601, of the minute. */
  readonly at: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

interface Opening extends Partial<SchedulerOptions> {
  readonly now?: string;
  readonly dir?: string;
  /** False for one whose template is still being built. */
  readonly hasResumed?: boolean;
}

/** Scheduler from a moment on, behind a gateway of its own, and what its targets got. */
export async function openScheduler(opening: Opening = {}) {
  const { now = NOON, dir, hasResumed = true, ...change } = opening;
  const clock = createClock(Date.parse(now) - realNowMs());
  const store = openStore(dir);
  const sent: Sent[] = [];
  const dead: Sent[] = [];
  const lost: string[] = [];
  const at = () => `${new Date(clock.now()).toISOString().slice(0, 16)}Z`;
  const scheduler = startScheduler({
    ...{ clock, store, judge: LENIENT, mayAssume: () => true },
    deliver: async (to, body) => void sent.push({ to, body, at: at() }),
    deadLetter: async (to, body, attributes) => void dead.push({ to, body, at: at(), attributes }),
    onTrouble: (message) => void lost.push(message),
    ...change,
  });
  const endpoint = await openEndpoint();
  endpoint.serve(scheduler);
  const client = new SchedulerClient(endpoint.client);
  const travel = createTimeTravel(clock, [{ name: 'scheduler', isBusy: scheduler.isBusy }]);
  const close = async () => {
    clock.stop();
    await endpoint.stop();
    store.close();
  };
  let isClosed = false;
  const closeOnce = async () => {
    if (!isClosed) await close();
    isClosed = true;
  };
  onTestFinished(closeOnce);
  if (hasResumed) scheduler.resume();
  return {
    ...{ scheduler, client, clock, sent, dead, lost },
    create: (input: Partial<CreateScheduleCommandInput> = {}) =>
      client.send(new CreateScheduleCommand(aSchedule(input))),
    get: (Name: string) => client.send(new GetScheduleCommand({ Name })),
    travelTo: (iso: string) => travel((Date.parse(iso) - clock.now()) / 1000),
    close: closeOnce,
  };
}

/** Due in an hour, deleted when done. */
export const aSchedule = (
  input: Partial<CreateScheduleCommandInput> = {},
): CreateScheduleCommandInput => ({
  Name: 's-1',
  ScheduleExpression: 'at(2026-11-23T05:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: aTarget(),
  ...input,
});

export const aTarget = (change: Partial<Target> = {}): Target => ({
  Arn: QUEUE_ARN,
  RoleArn: ROLE_ARN,
  Input: '{"kind":"ItemSold"}',
  ...change,
});
