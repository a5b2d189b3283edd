import { ACCOUNT_ID } from '../surroundings.ts';
import { clfTime } from './clf-time.ts';
import { domainNameOf, domainPrefixOf, type Exchange, headerOf } from './exchange.ts';

/**
 * Makes lines of the access log, by the developer guide's "Customize HTTP API access logs".
 * A variable that a request has no value for is `-`; values are not escaped.
 * @param format one line of up to 3 KB with `$context.requestId`, by the API reference of
 *   CreateStage and the quotas
 * @throws for another, and for a variable that is not played here
 */
export function createAccessLog(format: string): (exchange: Exchange) => string {
  if (/[\r\n]/.test(format)) throw new Error('the format of the access log is more than one line');
  if (Buffer.byteLength(format) > FORMAT_MAX_BYTES) {
    throw new Error(`the format of the access log has more than ${FORMAT_MAX_BYTES} bytes`);
  }
  const names = [...format.matchAll(VARIABLE)].map(([name]) => name);
  const stranger = names.find((name) => !Object.hasOwn(VARIABLES, name));
  if (stranger !== undefined) {
    throw new Error(
      `the access log's ${stranger} is not played on this machine; ` +
        `${Object.keys(VARIABLES).join(', ')} are`,
    );
  }
  if (!names.includes('$context.requestId')) {
    throw new Error('the format of the access log lacks $context.requestId');
  }
  return (exchange) =>
    format.replaceAll(VARIABLE, (name) => String(VARIABLES[name]?.(exchange) ?? '-'));
}

const FORMAT_MAX_BYTES = 3 * 1024;
const VARIABLE = /\$context(?:\.[A-Za-z]\w*)*/g;

type Variable = (exchange: Exchange) => string | number | undefined;

const errorMessage: Variable = ({ error }) => error?.message;
const integrationError: Variable = ({ integration }) => integration?.errorMessage;
const integrationLatency: Variable = ({ integration }) => integration?.latencyMs;
const lambdaStatus: Variable = ({ integration }) => integration?.lambdaStatus;

const VARIABLES: Readonly<Record<string, Variable>> = {
  '$context.accountId': () => ACCOUNT_ID,
  '$context.apiId': ({ apiId }) => apiId,
  '$context.domainName': domainNameOf,
  '$context.domainPrefix': domainPrefixOf,
  '$context.error.message': errorMessage,
  '$context.error.messageString': ({ error }) => error && JSON.stringify(error.message),
  '$context.error.responseType': ({ error }) => error?.responseType,
  '$context.extendedRequestId': ({ requestId }) => requestId,
  '$context.httpMethod': ({ request }) => request.method,
  '$context.identity.sourceIp': ({ request }) => request.sourceIp,
  '$context.identity.userAgent': ({ request }) => headerOf(request, 'user-agent'),
  '$context.integration.error': integrationError,
  '$context.integration.integrationStatus': lambdaStatus,
  '$context.integration.latency': integrationLatency,
  '$context.integration.status': ({ integration }) => integration?.functionStatus,
  '$context.integrationErrorMessage': integrationError,
  '$context.integrationLatency': integrationLatency,
  '$context.integrationStatus': lambdaStatus,
  '$context.path': ({ request }) => request.rawPath,
  '$context.protocol': () => 'HTTP/1.1',
  '$context.requestId': ({ requestId }) => requestId,
  '$context.requestTime': ({ arrivedMs }) => clfTime(arrivedMs),
  '$context.requestTimeEpoch': ({ arrivedMs }) => arrivedMs,
  '$context.responseLatency': ({ arrivedMs, endedMs }) => endedMs - arrivedMs,
  '$context.responseLength': ({ answer }) => Buffer.byteLength(answer.body),
  '$context.routeKey': ({ routeKey }) => routeKey,
  '$context.stage': () => '$default',
  '$context.status': ({ answer }) => answer.status,
};
