import { randomBytes } from 'node:crypto';
import { type Schedule, scheduleArn } from './schedule.ts';

/** One attempt to invoke a target. */
export interface Execution {
  /** Another one for each attempt. */
  readonly id: string;
  /** The time that the schedule names, in UTC without milliseconds. */
  readonly scheduledTime: string;
  readonly payload: string;
}

/** Fills in what the input asks for, by the user guide on context attributes. */
export function anExecution({ definition, dueMs, attempts }: Schedule): Execution {
  const id = randomBytes(8).toString('hex');
  const scheduledTime = new Date(dueMs).toISOString().replace('.000Z', 'Z');
  const context: Readonly<Record<string, string>> = {
    'schedule-arn': scheduleArn(definition),
    'scheduled-time': scheduledTime,
    'execution-id': id,
    'attempt-number': String(attempts + 1),
  };
  const payload = definition.Target.Input.replaceAll(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (keyword, name: string) => context[name] ?? keyword,
  );
  return { id, scheduledTime, payload };
}
