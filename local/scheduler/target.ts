import * as z from 'zod/mini';
import { arnOf } from '../surroundings.ts';
import { structure, text, whole } from './constraints.ts';

/** The call that a target stands for. */
interface TargetCall {
  /** Which the schedule's role must allow. */
  readonly action: string;
  /** How dead letters name it: in the form of a universal target. */
  readonly arn: string;
}

/** @returns undefined for what is no target on this machine */
export const targetCall = (targetArn: string): TargetCall | undefined =>
  TARGET_CALLS.find(({ pattern }) => pattern.test(targetArn));

const TARGET_CALLS: readonly (TargetCall & { readonly pattern: RegExp })[] = [
  {
    pattern: new RegExp(`^${arnOf('sqs', '[\\w-]+')}$`),
    action: 'sqs:SendMessage',
    arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
  },
  {
    pattern: new RegExp(`^${arnOf('lambda', 'function:[\\w-]+')}$`),
    action: 'lambda:InvokeFunction',
    arn: 'arn:aws:scheduler:::aws-sdk:lambda:invoke',
  },
];

/** By the API reference, Target. */
const INPUT_MAX_BYTES = 256 * 1024;

/** By the API reference, RetryPolicy: the most, and what is meant where nothing is said. */
const MOST = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } as const;

export const TARGET = structure({
  Arn: text(1_600).check(
    z.refine(
      (arn) => targetCall(arn) !== undefined,
      'Member must be the ARN of a standard queue or of a function of this account and region: ' +
        'other targets are not played on this machine',
    ),
  ),
  RoleArn: text(1_600, /^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/),
  // What AWS sends where there is none is not written down anywhere.
  Input: z
    .string('Member is required on this machine: what AWS sends in its place is not played')
    .check(
      z.minLength(1, 'Member must have length greater than or equal to 1'),
      z.refine(
        (input) => Buffer.byteLength(input) <= INPUT_MAX_BYTES,
        `Member must have length less than or equal to ${INPUT_MAX_BYTES} bytes`,
      ),
    ),
  DeadLetterConfig: z.optional(
    structure({
      Arn: z.optional(
        text(1_600, /^arn:aws(-[a-z]+)?:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/).check(
          z.refine(
            (arn) => targetCall(arn) !== undefined,
            'Member must be a queue of this account and region',
          ),
        ),
      ),
    }),
  ),
  RetryPolicy: z._default(
    structure({
      MaximumEventAgeInSeconds: z._default(
        whole(60, MOST.MaximumEventAgeInSeconds),
        MOST.MaximumEventAgeInSeconds,
      ),
      MaximumRetryAttempts: z._default(
        whole(0, MOST.MaximumRetryAttempts),
        MOST.MaximumRetryAttempts,
      ),
    }),
    MOST,
  ),
}).check(
  z.refine(
    ({ Arn, Input }) => !Arn.includes(':lambda:') || isJson(Input),
    'Member must have an Input of well-formed JSON for a function',
  ),
);

export type Target = z.infer<typeof TARGET>;

function isJson(input: string): boolean {
  try {
    JSON.parse(input);
    return true;
  } catch {
    return false;
  }
}
