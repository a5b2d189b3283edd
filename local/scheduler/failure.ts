import type { Schedule } from './schedule.ts';
import type { Target } from './target.ts';

/** Why a target was not invoked, as dead letters tell it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Whether it can pass: what cannot is dead-lettered at once. */
  readonly isRetryable: boolean;
}

/** What a delivery threw: an error with the code of the target's service is that service's. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return INTERNAL;
  return {
    code: code === 'QueueDoesNotExist' ? NO_QUEUE : code,
    message: error instanceof Error ? error.message : String(error),
    isRetryable: !PERMANENT.has(code),
  };
}

// In these words by the user guide, on dead-letter queues.
const INTERNAL: Failure = {
  code: 'AWS.Scheduler.InternalServerError',
  message: 'Unexpected error occurred while processing the request',
  isRetryable: true,
};
const NO_QUEUE = 'AWS.SimpleQueueService.NonExistentQueue';

/** What stays as it is until somebody mends the target, its role or its input. */
const PERMANENT = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AWS.SimpleQueueService.NonExistentQueue',
  'InvalidMessageContents',
  'InvalidParameterValue',
  'InvalidParameterValueException',
  'InvalidRequestContentException',
  'QueueDoesNotExist',
  'RequestTooLargeException',
  'ResourceNotFoundException',
  'ValidationException',
]);

/** What follows a failed attempt. */
export type Sequel = { readonly is: 'retry'; readonly atMs: number } | End;

/** No more attempts: for a failure that stays, or for what of the retry policy is used up. */
export interface End {
  readonly is: 'end';
  readonly exhausted?: keyof Target['RetryPolicy'];
}

/** @param schedule with that attempt counted */
export function sequelOf(schedule: Schedule, failure: Failure, nowMs: number): Sequel {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = schedule.definition.Target.RetryPolicy;
  if (!failure.isRetryable) return { is: 'end' };
  const retries = schedule.attempts - 1;
  if (retries >= MaximumRetryAttempts) return { is: 'end', exhausted: 'MaximumRetryAttempts' };
  // Its age begins with its invocation: what fell due while this machine was off has its retries.
  const oldMs = (schedule.firstAttemptMs ?? nowMs) + MaximumEventAgeInSeconds * 1000;
  if (nowMs >= oldMs) return { is: 'end', exhausted: 'MaximumEventAgeInSeconds' };
  return { is: 'retry', atMs: Math.min(nowMs + backoffMs(retries), oldMs) };
}

/**
 * AWS tells that its retries back off exponentially, not how far. Ever longer until 8 minutes, the
 * 185 of a default policy about fill its 24 hours.
 */
const backoffMs = (retries: number): number => Math.min(2 ** retries, 8) * 60_000;
