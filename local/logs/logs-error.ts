/** What CloudWatch Logs refuses, by the name of its exception. */
export class LogsError extends Error {
  override readonly name = 'LogsError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalid = (message: string): LogsError =>
  new LogsError('InvalidParameterException', message);

export const notFound = (what: string): LogsError =>
  new LogsError('ResourceNotFoundException', `The specified ${what} does not exist.`);
