import { type HttpRequest, headerOf } from './exchange.ts';

/** Which of the developer guide's HTTP API quotas a request is over; undefined for none. */
export function quotaExceeded(
  request: HttpRequest,
): 'headers-too-large' | 'body-too-large' | undefined {
  if (headBytes(request) > HEAD_MAX_BYTES) return 'headers-too-large';
  return request.body.length > BODY_MAX_BYTES ? 'body-too-large' : undefined;
}

/** The request line and the values of the headers. */
const headBytes = (request: HttpRequest): number => {
  const { method, rawPath, rawQueryString, headers } = request;
  const values = Object.keys(headers).map((name) => headerOf(request, name) ?? '');
  const line = `${method} ${rawPath}?${rawQueryString} HTTP/1.1`;
  return [line, ...values].reduce((sum, each) => sum + Buffer.byteLength(each), 0);
};

const HEAD_MAX_BYTES = 10_240;
const BODY_MAX_BYTES = 10 * 1024 * 1024;
