import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { busAnnouncer } from '../adapters/announcer.ts';
import { systemClock } from '../adapters/clock.ts';
import { sqsDeadLetters } from '../adapters/dead-letters.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { marketingClaims } from '../adapters/recipients/marketing-claims.ts';
import { recipientsTable } from '../adapters/recipients/table.ts';
import { transactionalClaims } from '../adapters/recipients/transactional-claims.ts';
import { secretText } from '../adapters/secrets.ts';
import { snsCarrier } from '../adapters/sms-carrier.ts';
import { randomTokens } from '../adapters/tokens.ts';
import { kindsOf } from '../catalog/index.ts';
import type { Voice } from '../domain/copy/voice.ts';
import type { Claims } from '../ports.ts';
import type { readSendEnv } from './env.ts';
import { createSend, type SendDeps } from './send.ts';

type Env = ReturnType<typeof readSendEnv>;

/** A Lambda handler for batches of a lane's queue, with partial batch responses. */
export function createHandler(env: Env) {
  const metrics = embeddedMetrics(env.LANE, systemClock);
  const send = createSend(depsOf(env, metrics));
  // Without middy's early timeout: it would answer for a worker that goes on, is frozen halfway
  // and wakes after its lease. Lambda's own timeout ends it.
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 })
    .after(() => metrics.flush())
    .onError(() => metrics.flush())
    .handler(async ({ Records }, context) => {
      const returned = await send(Records, () => context.getRemainingTimeInMillis());
      return { batchItemFailures: returned.map((itemIdentifier) => ({ itemIdentifier })) };
    });
}

function depsOf(env: Env, metrics: SendDeps['metrics']): SendDeps {
  const writeTimeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  return {
    kinds: kindsOf(env.LANE),
    claims: claimsOf(env, writeTimeoutMs),
    carrier: snsCarrier(env.PUBLISH_TIMEOUT_SECONDS * 1000),
    deadLetters: sqsDeadLetters(env.DEAD_LETTER_QUEUE_URL, writeTimeoutMs),
    announcer: busAnnouncer(env.BUS_NAME, writeTimeoutMs),
    announcesAll: env.ANNOUNCE === 'all',
    voice: voiceOf(env),
    tellMs: env.TELL_SECONDS * 1000,
    comesAgainMs: env.COMES_AGAIN_SECONDS * 1000,
    unknownIsFinal: env.LANE === 'marketing',
    clock: systemClock,
    tokens: randomTokens,
    log: jsonLog(),
    metrics,
  };
}

const voiceOf = (env: Env): Voice => ({
  signature: env.SIGNATURE,
  timeZone: env.TIME_ZONE,
  sensitiveCategories: env.SENSITIVE_CATEGORIES,
  ...(env.CONTACT === '' ? {} : { contact: env.CONTACT }),
});

function claimsOf(env: Env, writeTimeoutMs: number): Claims {
  const table = recipientsTable({
    client: new DynamoDBClient({}),
    tableName: env.RECIPIENTS_TABLE,
    key: secretText(env.PHONES_SECRET, writeTimeoutMs),
    timeoutMs: writeTimeoutMs,
  });
  return env.LANE === 'marketing'
    ? marketingClaims(table, {
        windows: env.QUOTA_WINDOWS,
        length: env.RING_LENGTH,
        leaseSeconds: env.LEASE_SECONDS,
      })
    : transactionalClaims(table, env.LEASE_SECONDS);
}
