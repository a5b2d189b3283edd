import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isRecord } from '../record.ts';
import type { HttpAnswer } from './exchange.ts';

/**
 * The answer that a function's payload stands for, by payload format 2.0: a payload without
 * `statusCode` is the body of a 200 of JSON.
 * @throws `MalformedResponse` for a payload with a field of the wrong type
 */
export function readProxyResponse(payload: unknown): HttpAnswer {
  if (!isRecord(payload) || payload['statusCode'] === undefined) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  return {
    status: statusOf(payload['statusCode']),
    headers: {
      // Of a full response that names none.
      'content-type': 'text/plain;charset=UTF-8',
      ...headersOf(payload['headers'] ?? {}),
      ...cookiesOf(payload['cookies'] ?? []),
    },
    body: bodyOf(payload['body'] ?? '', payload['isBase64Encoded'] ?? false),
  };
}

export class MalformedResponse extends Error {
  constructor(field: string) {
    super(
      "The response from the Lambda function doesn't match the format that API Gateway expects. " +
        `Lambda body contains the wrong type for field "${field}"`,
    );
  }
}

function statusOf(status: unknown): number {
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) {
    return status;
  }
  throw new MalformedResponse('statusCode');
}

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  if (!isRecord(headers)) throw new MalformedResponse('headers');
  const read = Object.entries(headers).map(([name, value]) => {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new MalformedResponse('headers');
    }
    return [name.toLowerCase(), sendable(name, String(value))] as const;
  });
  return Object.fromEntries(read.filter(([name]) => !OF_THE_CONNECTION.has(name)));
}

function cookiesOf(cookies: unknown): { readonly 'set-cookie'?: readonly string[] } {
  if (!Array.isArray(cookies) || cookies.some((each) => typeof each !== 'string')) {
    throw new MalformedResponse('cookies');
  }
  return cookies.length === 0
    ? {}
    : { 'set-cookie': cookies.map((cookie) => sendable('set-cookie', cookie)) };
}

function bodyOf(body: unknown, isBase64Encoded: unknown): string | Buffer {
  if (typeof body !== 'string') throw new MalformedResponse('body');
  if (typeof isBase64Encoded !== 'boolean') throw new MalformedResponse('isBase64Encoded');
  if (!isBase64Encoded) return body;
  if (!BASE64.test(body)) throw new MalformedResponse('body');
  return Buffer.from(body, 'base64');
}

/** Node would refuse to send it, halfway through the answer. */
function sendable(name: string, value: string): string {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return value;
  } catch {
    throw new MalformedResponse('headers');
  }
}

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}(?:==)?|[A-Za-z\d+/]{3}=?)?$/;
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'transfer-encoding',
]);
