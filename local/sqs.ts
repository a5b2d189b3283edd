import { buildApp } from 'fauxqs';
import type { AwsRequest, AwsResponse, Emulator } from './aws-request.ts';
import { operationOf } from './aws-request.ts';
import { injectInto, signedFor } from './inject.ts';
import { ACCOUNT_ID, REGION } from './surroundings.ts';

export interface Sqs extends Emulator {
  createQueue(name: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** @throws an `SqsError` with the code that SQS answers */
  call(operation: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
  queueUrl(name: string): string;
  queueUrlOf(arn: string): string;
  stop(): Promise<void>;
}

export class SqsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'SqsError';
    this.code = code;
  }
}

/** SQS by fauxqs. Queue URLs lead to the gateway, because SDKs follow them. */
export async function startSqs(endpoint: string): Promise<Sqs> {
  const app = buildApp({ logger: false, defaultRegion: REGION });
  await app.ready();
  const urlPrefix = `${endpoint}/${ACCOUNT_ID}/`;

  const send = async (operation: string, body: string): Promise<AwsResponse> => {
    const answer = await injectInto(
      (request, response) => app.routing(request, response),
      {
        ...signedFor('sqs', REGION),
        'x-amz-target': `AmazonSQS.${operation}`,
        'content-type': 'application/x-amz-json-1.0',
      },
      body,
    );
    return NAMES_QUEUES.has(operation)
      ? { ...answer, body: answer.body.replaceAll(FAUXQS_URL_PREFIX, urlPrefix) }
      : answer;
  };

  const call = async (operation: string, input: unknown) => {
    const { status, body } = await send(operation, JSON.stringify(input));
    const answer = body === '' ? {} : JSON.parse(body);
    if (status === 200) return answer;
    throw new SqsError(String(answer.__type).replace(/^.*#/, ''), String(answer.message));
  };

  return {
    service: 'sqs',
    handle: (request: AwsRequest) => send(operationOf(request), request.body),
    call,
    queueUrl: (name) => urlPrefix + name,
    queueUrlOf: (arn) => urlPrefix + arn.replace(/^.*:/, ''),
    async createQueue(name, attributes) {
      await call('CreateQueue', { QueueName: name, Attributes: attributes });
    },
    stop: () => app.close(),
  };
}

const NAMES_QUEUES = new Set([
  'CreateQueue',
  'GetQueueUrl',
  'ListQueues',
  'ListDeadLetterSourceQueues',
]);

const FAUXQS_URL_PREFIX = /http:\/\/sqs\.[^/"]+\/\d{12}\//g;
