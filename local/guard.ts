import type { Guard } from './aws-endpoint.ts';
import { type AwsResponse, jsonError } from './aws-request.ts';
import type { Faults } from './faults.ts';
import { readRequest } from './iam/aws-call.ts';
import type { Iam } from './iam/iam.ts';
import type { Lambda } from './lambda/lambda.ts';
import { xmlError } from './topics/xml.ts';

/** What every call passes: what is to go wrong with it, then its permissions. */
export function createGuard(
  lambda: Pick<Lambda, 'workerOf'>,
  iam: Pick<Iam, 'judgeRequest'>,
  faults: Faults,
): Guard {
  return async (request, forward) => {
    const judged = async () => iam.judgeRequest(request) ?? forward();
    const worker = lambda.workerOf(String(request.headers['x-amz-security-token']));
    if (worker === undefined) return judged();
    const { operation: call, calls = [] } = readRequest(request);
    const resources = ['', ...calls.map(({ resource }) => resource)];
    const refusal = (does: 'throttle' | 'error') => REFUSALS[does](request.service);
    return faults.around({ ...worker, call, resources, refusal }, judged);
  };
}

// By the common errors of each service's API reference.
const REFUSALS: Readonly<Record<'throttle' | 'error', (service: string) => AwsResponse>> = {
  throttle: (service) =>
    service === 'sns'
      ? xmlError(400, 'Throttling', 'Rate exceeded')
      : jsonError('ThrottlingException', 'Rate exceeded'),
  error: (service) =>
    service === 'sns'
      ? xmlError(500, 'InternalFailure', 'a fault that was asked for')
      : { ...jsonError('InternalServerError', 'a fault that was asked for'), status: 500 },
};
