import type { ChangeProblem } from '../domain/preferences-change.ts';
import type { Whole } from './whole.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const shown = (whole: Whole): Answer => answer(200, whole);

export const malformed = (error: ChangeProblem): Answer => answer(400, { error });

/** It does not say what is wrong with a token: that would help to forge one. */
export const unauthorized: Answer = answer(
  401,
  {
    error: {
      path: 'authorization',
      message:
        'allowed is Bearer and a JWT by HS256, whose sub is a phone in E.164 ' +
        'and whose exp is ahead, by 24 hours at most',
    },
  },
  { 'www-authenticate': 'Bearer' },
);

export const tooLarge = (maxBytes: number): Answer =>
  answer(413, { error: { path: 'body', message: `allowed are ${maxBytes} bytes` } });

/** What was asked for may have been done in part: asking once more does it whole. */
export const unavailable: Answer = answer(
  503,
  { error: { path: '', message: 'not at the moment; please ask once more' } },
  { 'retry-after': '1' },
);

function answer(status: number, body: object, headers: Answer['headers'] = {}): Answer {
  const ours = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers: { ...ours, ...headers }, body: JSON.stringify(body) };
}
