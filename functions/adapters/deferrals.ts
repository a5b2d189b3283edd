import {
  ConflictException,
  CreateScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { hashOfLines } from '../domain/hash-of-lines.ts';
import type { Deferral, Deferrals } from '../ports.ts';

export interface DeferringQueue {
  readonly queueUrl: string;
  readonly queueArn: string;
  /** Where a schedule puts what its queue does not take. */
  readonly deadLetterQueueArn: string;
  readonly scheduleGroup: string;
  /** Under which Scheduler sends to both queues. */
  readonly scheduleRoleArn: string;
}

/**
 * Up to 15 minutes the lane's queue holds a record itself; what waits longer is a schedule that
 * puts it there and deletes itself; what is too large for one comes back every 15 minutes, and is
 * decided afresh each time. A schedule is named for what it puts there and when, so that
 * one that is asked for twice is made once.
 * @param timeoutMs for one call with the SDK's retries
 */
export function queueDeferrals(queue: DeferringQueue, timeoutMs: number): Deferrals {
  const sqs = new SQSClient({});
  const scheduler = new SchedulerClient({});
  return {
    async defer(deferral) {
      const way = wayBack(deferral);
      const abortSignal = AbortSignal.timeout(timeoutMs);
      if (way.by === 'schedule') {
        const schedule = new CreateScheduleCommand(scheduleOf(deferral, way, queue));
        await scheduler.send(schedule, { abortSignal }).catch(unlessItIsThere);
      } else {
        const { queueUrl: QueueUrl } = queue;
        const { delaySeconds: DelaySeconds } = way;
        await sqs.send(
          new SendMessageCommand({ QueueUrl, MessageBody: deferral.body, DelaySeconds }),
          { abortSignal },
        );
      }
    },
  };
}

export type WayBack =
  | { readonly by: 'queue'; readonly delaySeconds: number }
  /** `due` in UTC, to the second. */
  | { readonly by: 'schedule'; readonly name: string; readonly due: string };

/** By which way a record comes back; what is too large for a schedule, in several turns. */
export function wayBack(deferral: Deferral): WayBack {
  const { notificationId, nowMs, dueMs } = deferral;
  const delaySeconds = Math.ceil((dueMs - nowMs) / 1_000);
  if (delaySeconds <= DELAY_MAX_SECONDS || !isSchedulable(deferral)) {
    return {
      by: 'queue',
      delaySeconds: Math.min(Math.max(0, delaySeconds), DELAY_MAX_SECONDS),
    };
  }
  const due = new Date(dueMs).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  return { by: 'schedule', name: hashOfLines(notificationId, due), due };
}

/** `DelaySeconds` of a message, by the SQS API reference. */
const DELAY_MAX_SECONDS = 900;

const isSchedulable = ({ body }: Deferral): boolean =>
  Buffer.byteLength(literal(body)) <= INPUT_MAX_BYTES;

/** Of a schedule's `Input`, by the Scheduler API reference. */
const INPUT_MAX_BYTES = 256 * 1024;

function scheduleOf(
  { body }: Deferral,
  { name, due }: Extract<WayBack, { readonly by: 'schedule' }>,
  queue: DeferringQueue,
) {
  return {
    Name: name,
    GroupName: queue.scheduleGroup,
    ScheduleExpression: `at(${due})`,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: queue.queueArn,
      RoleArn: queue.scheduleRoleArn,
      Input: literal(body),
      DeadLetterConfig: { Arn: queue.deadLetterQueueArn },
    },
  } as const;
}

/**
 * Scheduler fills in `<aws.scheduler.…>` wherever it finds that in an input. In JSON `<` stands
 * within texts alone, where it can be written as its code.
 */
const literal = (json: string): string =>
  json.replaceAll('<aws.scheduler.', '\\u003caws.scheduler.');

function unlessItIsThere(error: unknown): void {
  if (!(error instanceof ConflictException)) throw error;
}
