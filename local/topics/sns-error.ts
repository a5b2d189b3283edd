/** What SNS refuses, by the code that it answers with, such as `InvalidParameter`. */
export class SnsError extends Error {
  override readonly name = 'SnsError';
  readonly code: string;
  /** Of the HTTP answer. */
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const invalid = (what: string): SnsError =>
  new SnsError('InvalidParameter', `Invalid parameter: ${what}`);
