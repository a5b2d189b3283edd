import type { AwsRequest } from '../aws-request.ts';
import { parseRecord } from '../record.ts';
import { invalid } from './scheduler-error.ts';

/** A call of Scheduler, taken apart. */
export interface RestCall {
  /** Such as `PUT schedules/` with a name, `GET schedules` without. */
  readonly route: string;
  /** Empty where the path names none. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly input: Readonly<Record<string, unknown>>;
}

/** @throws ValidationException for a body that is no JSON object, and for a path that is none */
export function readRest({ method, path, body }: AwsRequest): RestCall {
  const { pathname, searchParams: query } = new URL(path, 'http://127.0.0.1');
  const [, collection = '', ...rest] = pathname.split('/');
  const name = decode(rest.join('/'));
  const input = body === '' ? {} : parseRecord(body);
  if (input === undefined) throw invalid('The body is no JSON object.');
  return { route: `${method} ${collection}${name === '' ? '' : '/'}`, name, query, input };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(`${text} is no part of a path: its % begins no character.`);
  }
}
