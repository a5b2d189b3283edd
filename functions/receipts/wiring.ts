import { gunzipSync } from 'node:zlib';
import middy from '@middy/core';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import { systemClock } from '../adapters/clock.ts';
import { controlsTable } from '../adapters/controls/controls-table.ts';
import { tablePace } from '../adapters/controls/table-pace.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { tableDeliveries } from '../adapters/recipients/deliveries.ts';
import { recipientMemory } from '../adapters/recipients/memory.ts';
import { openRecipients } from '../adapters/recipients/open-recipients.ts';
import { logLinesOf } from '../domain/log-lines.ts';
import type { PaceRules } from '../domain/pace.ts';
import type { readReceiptsEnv } from './env.ts';
import { createReceive } from './receipts.ts';

/** A Lambda handler for what a subscription of the carrier's delivery logs hands over. */
export function createHandler(env: ReturnType<typeof readReceiptsEnv>) {
  const writeTimeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const metrics = embeddedMetrics('receipts', systemClock);
  const metricsOf = {
    transactional: embeddedMetrics('transactional', systemClock),
    marketing: embeddedMetrics('marketing', systemClock),
  };
  const flush = () => {
    for (const each of [metrics, ...Object.values(metricsOf)]) each.flush();
  };
  const table = openRecipients(env, writeTimeoutMs);
  const receive = createReceive({
    deliveries: tableDeliveries(table, {
      skewMs: env.CLOCK_SKEW_SECONDS * 1000,
      withinMs: env.PUBLISHED_WITHIN_SECONDS * 1000,
    }),
    memory: recipientMemory(table),
    pace: tablePace(controlsTable(env.CONTROLS_TABLE, writeTimeoutMs), NO_SLOTS),
    fenPerDollar: env.FEN_PER_DOLLAR,
    recordMs: env.RECORD_SECONDS * 1000,
    clock: systemClock,
    log: jsonLog(),
    ...{ metrics, metricsOf },
  });
  // Lambda's own timeout ends it: what is answered early would go on, frozen halfway.
  return middy<CloudWatchLogsEvent, void>({ timeoutEarlyInMillis: 0 })
    .after(flush)
    .onError(flush)
    .handler(async ({ awslogs }, context) => {
      const text = gunzipSync(Buffer.from(awslogs.data, 'base64')).toString();
      await receive(logLinesOf(text), () => context.getRemainingTimeInMillis());
    });
}

/** It halts lanes, and leases nothing. */
const NO_SLOTS: PaceRules = { partsPerSecond: 1, maxWaitMs: 0, recoverySeconds: 1 };
