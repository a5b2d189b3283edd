import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { systemClock } from '../adapters/clock.ts';
import { jsonLog } from '../adapters/log.ts';
import { recipientChoices } from '../adapters/recipients/choices.ts';
import { recipientMemory } from '../adapters/recipients/memory.ts';
import { openRecipients } from '../adapters/recipients/open-recipients.ts';
import { rotatedSecret } from '../adapters/secrets.ts';
import { tokenVerifier } from '../adapters/token-verifier.ts';
import type { readPreferencesEnv } from './env.ts';
import { createPreferences, type PreferencesDeps } from './preferences.ts';

type Env = ReturnType<typeof readPreferencesEnv>;

/** A Lambda handler for the two routes of an HTTP API, by payload format 2.0. */
export function createHandler(env: Env) {
  const preferences = createPreferences(depsOf(env));
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { status, headers, body } = await preferences({
      id: event.requestContext.requestId,
      method: event.requestContext.http.method === 'PUT' ? 'PUT' : 'GET',
      authorization: event.headers['authorization'] ?? '',
      body: bodyOf(event),
    });
    return { statusCode: status, headers, body };
  };
}

function depsOf(env: Env): PreferencesDeps {
  const timeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const table = openRecipients(env, timeoutMs);
  return {
    recipientOf: tokenVerifier({
      secret: rotatedSecret(env.PREFERENCES_SECRET, timeoutMs, systemClock),
      clock: systemClock,
      clockSkewSeconds: env.CLOCK_SKEW_SECONDS,
    }),
    choices: recipientChoices(table),
    memory: recipientMemory(table),
    timeZone: env.TIME_ZONE,
    clock: systemClock,
    log: jsonLog(),
  };
}

/** API Gateway sends whatever it does not take for text in Base64. */
const bodyOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
