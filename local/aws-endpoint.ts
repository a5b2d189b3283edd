import type { IncomingMessage } from 'node:http';
import {
  type AwsRequest,
  type AwsResponse,
  type Emulator,
  jsonError,
  readCredentialScope,
} from './aws-request.ts';
import type { NO_ANSWER } from './faults.ts';
import { parseRecord } from './record.ts';

/** Stands between a call and its service: lets it through, denies it, or spoils it. */
export type Guard = (
  request: AwsRequest,
  forward: () => Promise<AwsResponse>,
) => Promise<AwsResponse | typeof NO_ANSWER>;

/** Answers signed calls: each by the service in its credential scope. */
export function createAwsEndpoint(emulators: readonly Emulator[], guard: Guard) {
  const services = new Map(emulators.map((emulator) => [emulator.service, emulator]));

  return async function answer(
    request: IncomingMessage,
    body: string,
  ): Promise<AwsResponse | typeof NO_ANSWER> {
    const { method = 'GET', url: path = '/', headers } = request;
    const scope = readCredentialScope(headers.authorization);
    if (scope === undefined) return jsonError('MissingAuthenticationTokenException', 'unsigned');
    if (headers['x-amz-target'] !== undefined && parseRecord(body) === undefined) {
      return jsonError('SerializationException', 'the body is no JSON object');
    }
    const emulator = services.get(scope.service);
    if (emulator !== undefined) {
      const call = { ...scope, method, path, headers, body };
      return guard(call, () => emulator.handle(call).catch(brokenAnswer));
    }
    const known = [...services.keys()].toSorted().join(', ');
    return jsonError(
      'UnknownService',
      `${scope.service} is not on this machine; there are ${known}`,
    );
  };
}

const brokenAnswer = (error: unknown): AwsResponse => ({
  ...jsonError('InternalFailure', String(error)),
  status: 500,
});
