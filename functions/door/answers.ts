import { FORMATS, type Format } from '../domain/inbound/formats.ts';
import type { Rejection } from '../domain/rejection.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What was wrong: where, and what is allowed there. */
interface Problem {
  readonly path: string;
  readonly message: string;
}

/** The forms in which each carrier wants to be answered: after another it would call again. */
interface Form {
  readonly accepted: object;
  refused(problem: Problem): object;
}

const OURS: Form = { accepted: { ok: true }, refused: (error) => ({ error }) };

const FORMS: Readonly<Record<Format, Form>> = {
  generic: OURS,
  aws: OURS,
  aliyun: {
    accepted: { code: 0, msg: '接收成功' },
    refused: (problem) => ({ code: 1, msg: inOneLine(problem) }),
  },
  tencent: {
    accepted: { result: 0, errmsg: 'OK' },
    refused: (problem) => ({ result: 1, errmsg: inOneLine(problem) }),
  },
};

const inOneLine = ({ path, message }: Problem): string =>
  path === '' ? message : `${path}: ${message}`;

export const accepted = (format: Format): Answer => answer(200, FORMS[format].accepted);

export const malformed = (format: Format, { path, allowed, found }: Rejection): Answer =>
  refused(400, format, { path, message: `allowed is ${allowed}, not ${found}` });

/** It does not say what is wrong with a caller: that would help to forge one. */
export const unauthorized = (format: Format): Answer =>
  refused(401, format, format === 'generic' ? SIGNATURE : SECRET);

const SIGNATURE: Problem = {
  path: 'x-dingdong-signature',
  message:
    'allowed is t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>" in hex>, ' +
    'by the secret of the replies and of the last 300 seconds',
};

const SECRET: Problem = {
  path: 'path',
  message: 'allowed is the address that ends in the secret of the replies',
};

export const unknownFormat: Answer = answer(
  404,
  OURS.refused({
    path: 'path',
    message: `allowed are ${Object.keys(FORMATS)
      .map((format) => `/replies/${format}${format === 'generic' ? '' : '/<secret>'}`)
      .join(', ')}`,
  }),
);

export const tooLarge = (format: Format, maxBytes: number): Answer =>
  refused(413, format, { path: 'body', message: `allowed are ${maxBytes} bytes` });

/** Carriers call again: what was put on the queue before is known by its id. */
export const unavailable = (format: Format): Answer =>
  refused(
    503,
    format,
    { path: '', message: 'not at the moment; please call again' },
    { 'retry-after': '5' },
  );

const refused = (
  status: number,
  format: Format,
  problem: Problem,
  headers: Answer['headers'] = {},
): Answer => answer(status, FORMS[format].refused(problem), headers);

function answer(status: number, body: object, headers: Answer['headers'] = {}): Answer {
  const ours = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers: { ...ours, ...headers }, body: JSON.stringify(body) };
}
