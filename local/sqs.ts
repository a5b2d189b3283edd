import type { AwsRequest, AwsResponse, Emulator } from './aws-request.ts';
import { operationOf } from './aws-request.ts';
import { type Clock, createClock } from './clock.ts';
import { injectInto, signedFor } from './inject.ts';
import { refuseDelay } from './sqs/delay.ts';
import { dropExpired, nextDueMs } from './sqs/due.ts';
import { openFauxqs } from './sqs/fauxqs.ts';
import { createMoveCalls } from './sqs/move-calls.ts';
import { ACCOUNT_ID, REGION } from './surroundings.ts';

export interface Sqs extends Emulator {
  /** A queue that is there already, from an earlier day, takes the attributes. */
  createQueue(name: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** @throws an `SqsError` with the code that SQS answers */
  call(operation: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
  queueUrl(name: string): string;
  queueUrlOf(arn: string): string;
  /** When the next hidden message of any queue can be seen; undefined where none is hidden. */
  nextDueMs(): number | undefined;
  /** Lets all that is due be seen, and drops what has lain for its queue's retention. */
  catchUp(nowMs: number): void;
  /** Messages of a queue that could be received now. */
  visible(queueUrl: string): number;
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

/**
 * SQS by fauxqs, which goes by `Date`. Queue URLs lead to the gateway, because SDKs follow them.
 * @param dataDir keeps queues and messages; without it they are forgotten
 * @param clock of the tasks that move messages; this machine's own by default
 */
export async function startSqs(
  endpoint: string,
  dataDir?: string,
  clock: Clock = createClock(),
): Promise<Sqs> {
  const { app, queues, queue, stop } = await openFauxqs(REGION, dataDir);
  const urlPrefix = `${endpoint}/${ACCOUNT_ID}/`;
  const moveCalls = createMoveCalls(clock, queues);

  const send = async (operation: string, body: string): Promise<AwsResponse> => {
    const own = refuseDelay(operation, body) ?? moveCalls.answer(operation, body);
    if (own !== undefined) return own;
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
    queueUrlOf: (arn) => urlPrefix + nameIn(arn),
    async createQueue(name, attributes) {
      if (queue(name) === undefined) {
        await call('CreateQueue', { QueueName: name, Attributes: attributes });
      } else {
        await call('SetQueueAttributes', { QueueUrl: urlPrefix + name, Attributes: attributes });
      }
    },
    nextDueMs: () =>
      queues()
        .flatMap((each) => nextDueMs(each) ?? [])
        .reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined),
    catchUp(nowMs) {
      for (const each of queues()) {
        dropExpired(each, nowMs);
        each.processTimers();
      }
    },
    visible: (queueUrl) => queue(nameIn(queueUrl))?.messages.length ?? 0,
    async stop() {
      moveCalls.close();
      await stop();
    },
  };
}

/** The last part of a queue's ARN or URL. */
const nameIn = (text: string): string => text.replace(/^.*[:/]/, '');

const NAMES_QUEUES = new Set([
  'CreateQueue',
  'GetQueueUrl',
  'ListQueues',
  'ListDeadLetterSourceQueues',
]);

const FAUXQS_URL_PREFIX = /http:\/\/sqs\.[^/"]+\/\d{12}\//g;
