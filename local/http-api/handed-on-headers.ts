import { randomBytes } from 'node:crypto';
import { headerOf, type Visit } from './exchange.ts';

/** A request's headers as a function sees them: with those that the gateway adds. */
export function handedOnHeaders(visit: Visit): Readonly<Record<string, string>> {
  const { request, endpoint, arrivedMs } = visit;
  const { protocol, port } = new URL(endpoint);
  const given = Object.keys(request.headers).flatMap((name) => {
    const value = headerOf(request, name);
    return value === undefined || NOT_HANDED_ON.has(name) ? [] : [[name, value] as const];
  });
  const { sourceIp } = request;
  const forwarded = headerOf(request, 'x-forwarded-for');
  return {
    'content-length': String(request.body.length),
    'x-amzn-trace-id': traceId(arrivedMs),
    ...Object.fromEntries(given),
    'x-forwarded-for': forwarded === undefined ? sourceIp : `${forwarded}, ${sourceIp}`,
    // Always https and 443 on AWS.
    'x-forwarded-port': port,
    'x-forwarded-proto': protocol.replace(':', ''),
  };
}

// Cookies have a field of their own; the rest is of the connection, not of the request.
const NOT_HANDED_ON: ReadonlySet<string> = new Set([
  'connection',
  'cookie',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** `Root=1-<seconds since the epoch in hex>-<24 hex digits>`, by the X-Ray developer guide. */
const traceId = (ms: number): string =>
  `Root=1-${Math.floor(ms / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
