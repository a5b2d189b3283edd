import * as z from 'zod/mini';
import { CLIENT_TOKEN, NAME, oneOf, parse, structure, text, whole } from './constraints.ts';
import { TARGET } from './target.ts';

/** A schedule as CreateSchedule and UpdateSchedule take it, with the defaults filled in. */
export type Definition = z.infer<typeof DEFINITION>;

export interface DefinitionInput {
  readonly definition: Definition;
  readonly clientToken?: string | undefined;
}

/** @throws ValidationException for a field that is wrong, and for one that is not played here */
export function parseDefinition(input: Readonly<Record<string, unknown>>): DefinitionInput {
  const { ClientToken, ...definition } = input;
  return {
    definition: parse(DEFINITION, definition),
    clientToken: parse(z.optional(CLIENT_TOKEN), ClientToken),
  };
}

// By the API reference, CreateSchedule. No KmsKeyArn: nothing is encrypted on this machine.
const DEFINITION = structure({
  Name: NAME,
  GroupName: z._default(NAME, 'default'),
  Description: z.optional(text(512)),
  ScheduleExpression: text(256),
  ScheduleExpressionTimezone: z._default(text(50), 'UTC'),
  // In seconds since the epoch. They are told again, and otherwise ignored: so it is said there of
  // one-time schedules.
  StartDate: z.optional(z.number('Member must be a number of seconds since the epoch')),
  EndDate: z.optional(z.number('Member must be a number of seconds since the epoch')),
  State: z._default(oneOf('ENABLED', 'DISABLED'), 'ENABLED'),
  ActionAfterCompletion: z._default(oneOf('NONE', 'DELETE'), 'NONE'),
  FlexibleTimeWindow: structure({
    Mode: oneOf('OFF', 'FLEXIBLE'),
    MaximumWindowInMinutes: z.optional(whole(1, 1_440)),
  }).check(
    z.refine(
      ({ Mode, MaximumWindowInMinutes: minutes }) =>
        (Mode === 'FLEXIBLE') === (minutes !== undefined),
      'Member must have MaximumWindowInMinutes with FLEXIBLE, and only then',
    ),
  ),
  Target: TARGET,
});
