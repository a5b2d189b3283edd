import { type AwsRequest, jsonError } from '../../../local/aws-request.ts';
import { readRequest } from '../../../local/iam/aws-call.ts';
import { openEndpoint, rejectionOf } from '../fixtures/endpoint.ts';

const SERVICES = ['dynamodb', 'events', 'logs', 'scheduler', 'secretsmanager', 'sns', 'sqs'];

/** An endpoint that only listens, and what AWS would judge of a call as the SDK sends it. */
export async function openCapture() {
  const endpoint = await openEndpoint();
  let last: AwsRequest | undefined;
  endpoint.serve(
    ...SERVICES.map((service) => ({
      service,
      async handle(request: AwsRequest) {
        last = request;
        return jsonError('Captured', 'as it came');
      },
    })),
  );
  return {
    ...endpoint,
    /** `<action> <resource>` of each; undefined for an operation that is in no row. */
    async asked(send: Promise<unknown>) {
      await rejectionOf(send);
      const request = last;
      last = undefined;
      if (request === undefined) throw new Error('nothing came');
      return readRequest(request).calls?.map(({ action, resource }) => `${action} ${resource}`);
    },
  };
}
