import type { Execution } from './execution.ts';
import type { End, Failure } from './failure.ts';
import { type Schedule, scheduleArn } from './schedule.ts';
import { targetCall } from './target.ts';

export interface DeadLetter {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What Scheduler sends to a dead-letter queue, by its user guide on those: the payload, and these
 * attributes of the message.
 * @param schedule with its last attempt counted
 */
export function deadLetterOf(
  schedule: Schedule,
  execution: Execution,
  failure: Failure,
  { exhausted }: End,
): DeadLetter {
  const attributes = {
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    EXECUTION_ID: execution.id,
    ...(exhausted === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhausted }),
    RETRY_ATTEMPTS: String(schedule.attempts - 1),
    SCHEDULED_TIME: execution.scheduledTime,
    SCHEDULE_ARN: scheduleArn(schedule.definition),
    TARGET_ARN: targetCall(schedule.definition.Target.Arn)?.arn ?? '',
  };
  const room = MESSAGE_MAX_BYTES - sizeOf({ ...attributes, IS_PAYLOAD_TRUNCATED: 'false' });
  const isTruncated = Buffer.byteLength(execution.payload) > room;
  return {
    body: isTruncated ? cut(execution.payload, room) : execution.payload,
    attributes: { ...attributes, IS_PAYLOAD_TRUNCATED: String(isTruncated) },
  };
}

/** Of a body with its attributes. SQS takes 1 MiB by now; this machine keeps to the stricter. */
const MESSAGE_MAX_BYTES = 256 * 1024;

const sizeOf = (attributes: Readonly<Record<string, string>>): number =>
  Object.entries(attributes)
    .flatMap(([name, value]) => [name, 'String', value])
    .reduce((sum, part) => sum + Buffer.byteLength(part), 0);

/** Not in the middle of a character. */
const cut = (text: string, bytes: number): string =>
  new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });
