import type { Judge } from '../iam/judge.ts';
import { type DeadLetter, deadLetterOf } from './dead-letter.ts';
import type { Execution } from './execution.ts';
import { type End, type Failure, failureOf } from './failure.ts';
import type { Schedule } from './schedule.ts';
import { targetCall } from './target.ts';

/** Takes a body to a queue or a function; what it throws is the target's refusal, by its `code`. */
export type TargetDelivery = (targetArn: string, body: string) => Promise<void>;

/** Takes a body to a queue with attributes of the message, each of them a text. */
type DeadLetterDelivery = (
  queueArn: string,
  body: DeadLetter['body'],
  attributes: DeadLetter['attributes'],
) => Promise<void>;

export interface AttemptOptions {
  readonly judge: Pick<Judge, 'role'>;
  readonly deliver: TargetDelivery;
  readonly deadLetter: DeadLetterDelivery;
}

/** @returns why it came to nothing; undefined where the target took it */
export async function attempt(
  schedule: Schedule,
  { payload }: Execution,
  { judge, deliver }: AttemptOptions,
): Promise<Failure | undefined> {
  const { Arn } = schedule.definition.Target;
  const refusal = judged(schedule, Arn, judge);
  if (refusal !== undefined) {
    return { code: 'AccessDenied', message: refusal.message, isRetryable: false };
  }
  return deliver(Arn, payload).then(() => undefined, failureOf);
}

/**
 * Sends what no attempt was good for to the dead-letter queue, under the schedule's own role.
 * @throws where it cannot: AWS drops it then
 */
export async function bury(
  tried: Schedule,
  execution: Execution,
  failure: Failure,
  end: End,
  { judge, deadLetter }: AttemptOptions,
): Promise<void> {
  const queueArn = tried.definition.Target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) throw new Error('it has no dead-letter queue');
  const refusal = judged(tried, queueArn, judge);
  if (refusal !== undefined) throw new Error(refusal.message);
  const { body, attributes } = deadLetterOf(tried, execution, failure, end);
  await deadLetter(queueArn, body, attributes);
}

/** Whether the schedule's role may do what a target, or a dead-letter queue, stands for. */
const judged = ({ definition }: Schedule, resource: string, judge: Pick<Judge, 'role'>) =>
  judge.role({
    roleArn: definition.Target.RoleArn,
    session: definition.Name,
    action: targetCall(resource)?.action ?? '',
    resource,
  });
