import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { secretCallers } from '../adapters/callers.ts';
import { systemClock } from '../adapters/clock.ts';
import { sqsDeadLetters } from '../adapters/dead-letters.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { sqsOutbox } from '../adapters/outbox.ts';
import { rotatedSecret } from '../adapters/secrets.ts';
import { createDoor } from './door.ts';
import type { readDoorEnv } from './env.ts';

/** A Lambda handler for the two routes of an HTTP API, by payload format 2.0. */
export function createHandler(env: ReturnType<typeof readDoorEnv>) {
  const timeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const metrics = embeddedMetrics('replies', systemClock);
  const door = createDoor({
    callers: secretCallers(rotatedSecret(env.REPLIES_SECRET, timeoutMs, systemClock)),
    queue: sqsOutbox(env.REPLIES_QUEUE_URL, timeoutMs),
    deadLetters: sqsDeadLetters(env.DEAD_LETTER_QUEUE_URL, timeoutMs),
    clock: systemClock,
    log: jsonLog(),
    metrics,
  });
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { status, headers, body } = await door({
      id: event.requestContext.requestId,
      format: event.pathParameters?.['format'] ?? '',
      secret: event.pathParameters?.['secret'],
      signature: event.headers['x-dingdong-signature'] ?? '',
      body: bytesOf(event),
    });
    metrics.flush();
    return { statusCode: status, headers, body };
  };
}

/** API Gateway sends whatever it does not take for text in Base64. */
const bytesOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
