import type { AwsResponse } from '../aws-request.ts';

/** What a call of Scheduler is refused with, by the errors of its API reference. */
export class SchedulerError extends Error {
  override readonly name = 'SchedulerError';
  readonly code: keyof typeof STATUSES;
  constructor(code: keyof typeof STATUSES, message: string) {
    super(message);
    this.code = code;
  }
}

const STATUSES = {
  ConflictException: 409,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ValidationException: 400,
} as const;

export const invalid = (message: string): SchedulerError =>
  new SchedulerError('ValidationException', message);

export const restAnswer = (body: object): AwsResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** An error of the REST protocol: its name is in a header. */
export const restError = ({ code, message }: SchedulerError): AwsResponse => ({
  status: STATUSES[code],
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
  body: JSON.stringify({ Message: message }),
});
