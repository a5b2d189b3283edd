import { createHash, randomUUID } from 'node:crypto';
import { arnOf } from '../surroundings.ts';
import type { Definition, DefinitionInput } from './definition.ts';
import { dueMsOf } from './one-time.ts';

/** A schedule as it is kept. */
export interface Schedule extends DefinitionInput {
  /** Another one after each update: an invocation that began before it must not end it. */
  readonly revision: string;
  readonly createdMs: number;
  readonly modifiedMs: number;
  /** The time that it names. */
  readonly dueMs: number;
  /** Of the next attempt; undefined once it is done, and while it is disabled. */
  readonly nextMs?: number | undefined;
  readonly attempts: number;
  readonly firstAttemptMs?: number | undefined;
}

/** @throws ValidationException for a time that is none, and for a recurring schedule */
export function aSchedule(input: DefinitionInput, nowMs: number, createdMs = nowMs): Schedule {
  const { definition } = input;
  const dueMs = dueMsOf(definition.ScheduleExpression, definition.ScheduleExpressionTimezone);
  return {
    ...input,
    revision: randomUUID(),
    createdMs,
    modifiedMs: nowMs,
    dueMs,
    // One that is past is taken, and set off as soon as may be: the documentation is silent, but
    // so AWS was seen to do.
    nextMs: definition.State === 'ENABLED' ? invocationMs(definition, dueMs) : undefined,
    attempts: 0,
  };
}

/**
 * AWS invokes within 60 seconds, by the user guide on schedule types; this machine at the first
 * whole minute, so that time travel has few stops. In a flexible window it is a minute of the
 * schedule's own.
 */
function invocationMs({ FlexibleTimeWindow, ...definition }: Definition, dueMs: number): number {
  const minute = Math.ceil(dueMs / MINUTE_MS);
  const { MaximumWindowInMinutes: minutes = 1 } = FlexibleTimeWindow;
  const hash = createHash('sha256').update(keyOf(definition)).digest().readUInt32BE();
  return (minute + (hash % minutes)) * MINUTE_MS;
}

const MINUTE_MS = 60_000;

/** A schedule's name is its own within its group. */
export const keyOf = ({ GroupName, Name }: Pick<Definition, 'GroupName' | 'Name'>): string =>
  `${GroupName}/${Name}`;

export const scheduleArn = (of: Pick<Definition, 'GroupName' | 'Name'>): string =>
  arnOf('scheduler', `schedule/${keyOf(of)}`);

/** What GetSchedule answers. */
export const describe = ({ definition, createdMs, modifiedMs }: Schedule) => ({
  ...definition,
  Arn: scheduleArn(definition),
  CreationDate: createdMs / 1000,
  LastModificationDate: modifiedMs / 1000,
});

/** An entry of what ListSchedules answers. */
export function summarize(schedule: Schedule) {
  const { Arn, CreationDate, LastModificationDate, Name, GroupName, State, Target } =
    describe(schedule);
  return {
    ...{ Arn, CreationDate, LastModificationDate, Name, GroupName, State },
    Target: { Arn: Target.Arn },
  };
}
