import type { Outcome } from './exchange.ts';

/** The answer of the gateway itself, in the form that HTTP APIs give it. */
export function gatewayError(
  kind: keyof typeof ERRORS,
): Outcome & Required<Pick<Outcome, 'error'>> {
  const [status, message, responseType] = ERRORS[kind];
  const headers = { 'content-type': 'application/json' };
  return {
    answer: { status, headers, body: JSON.stringify({ message }) },
    error: { message, responseType },
  };
}

// The types are those of the developer guide, "Gateway response types".
const ERRORS = {
  'bad-request': [400, 'Bad Request', 'DEFAULT_4XX'],
  'not-found': [404, 'Not Found', 'RESOURCE_NOT_FOUND'],
  'body-too-large': [413, 'Request Entity Too Large', 'REQUEST_TOO_LARGE'],
  throttled: [429, 'Too Many Requests', 'THROTTLED'],
  'headers-too-large': [431, 'Request Header Fields Too Large', 'DEFAULT_4XX'],
  'integration-failed': [500, 'Internal Server Error', 'INTEGRATION_FAILURE'],
  'integration-timed-out': [503, 'Service Unavailable', 'INTEGRATION_TIMEOUT'],
} as const;
