import { busAnnouncer } from '../adapters/announcer.ts';
import { systemClock } from '../adapters/clock.ts';
import { controlsTable } from '../adapters/controls/controls-table.ts';
import { tablePace } from '../adapters/controls/table-pace.ts';
import { sqsDeadLetters } from '../adapters/dead-letters.ts';
import { type DeferringQueue, queueDeferrals } from '../adapters/deferrals.ts';
import { jsonLog } from '../adapters/log.ts';
import { embeddedMetrics } from '../adapters/metrics.ts';
import { cappedClaims } from '../adapters/recipients/capped-claims.ts';
import { tableGatherings } from '../adapters/recipients/gatherings.ts';
import { marketingClaims } from '../adapters/recipients/marketing-claims.ts';
import { itemMarks } from '../adapters/recipients/marks.ts';
import { recipientMemory } from '../adapters/recipients/memory.ts';
import { openRecipients } from '../adapters/recipients/open-recipients.ts';
import { knownRecipients } from '../adapters/recipients/recipients.ts';
import { ringReservations } from '../adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../adapters/recipients/table.ts';
import { transactionalClaims } from '../adapters/recipients/transactional-claims.ts';
import { snsCarrier } from '../adapters/sms-carrier.ts';
import { clockTimer } from '../adapters/timer.ts';
import { randomTokens } from '../adapters/tokens.ts';
import { batchHandler } from '../batch/wiring.ts';
import { ENTRIES, kindsOf } from '../catalog/index.ts';
import type { Voice } from '../domain/copy/voice.ts';
import { dayWindow, secondsOfDay } from '../domain/day-window.ts';
import type { Policy } from '../domain/decide.ts';
import { markSeconds, superseders } from '../domain/item-mark.ts';
import type { Claims } from '../ports.ts';
import type { readSendEnv } from './env.ts';
import { createSend, type SendDeps } from './send.ts';

type Env = ReturnType<typeof readSendEnv>;

/** A Lambda handler for batches of a lane's queue. */
export function createHandler(env: Env) {
  const metrics = embeddedMetrics(env.LANE, systemClock);
  return batchHandler(createSend(depsOf(env, metrics)), metrics);
}

function depsOf(env: Env, metrics: SendDeps['metrics']): SendDeps {
  const writeTimeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const table = openRecipients(env, writeTimeoutMs);
  return {
    ...{ kinds: kindsOf(env.LANE), supersedersOf: superseders(ENTRIES) },
    recipients: knownRecipients(table),
    marks: itemMarks(table, MARK_SECONDS, systemClock),
    markLifeMs: MARK_SECONDS * 1000,
    memory: recipientMemory(table),
    claims: claimsOf(env, table),
    gatherings: tableGatherings(table),
    ...pacingOf(env),
    carrier: snsCarrier(env.PUBLISH_TIMEOUT_SECONDS * 1000),
    deadLetters: sqsDeadLetters(env.DEAD_LETTER_QUEUE_URL, writeTimeoutMs),
    deferrals: queueDeferrals(deferringQueueOf(env), writeTimeoutMs),
    announcer: busAnnouncer(env.BUS_NAME, writeTimeoutMs),
    announcesAll: env.ANNOUNCE === 'all',
    policy: policyOf(env),
    voice: voiceOf(env),
    publishWithinMs: (env.PUBLISH_SLACK_SECONDS - env.PUBLISH_TIMEOUT_SECONDS) * 1000,
    comesAgainMs: env.COMES_AGAIN_SECONDS * 1000,
    unknownIsFinal: env.LANE === 'marketing',
    clock: systemClock,
    tokens: randomTokens,
    log: jsonLog(),
    metrics,
  };
}

const pacingOf = (env: Env) => ({
  lane: env.LANE,
  pace: tablePace(controlsTable(env.CONTROLS_TABLE, env.WRITE_TIMEOUT_SECONDS * 1000), {
    partsPerSecond: env.PARTS_PER_SECOND,
    recoverySeconds: env.PACE_RECOVERY_SECONDS,
    maxWaitMs: env.SLOT_WAIT_SECONDS * 1000,
  }),
  timer: clockTimer(systemClock),
  timeZone: env.TIME_ZONE,
  partFen: env.PART_FEN,
  slotGraceMs: env.SLOT_GRACE_MS,
  tellMs: env.TELL_SECONDS * 1000,
});

const MARK_SECONDS = markSeconds(ENTRIES);

const deferringQueueOf = (env: Env): DeferringQueue => ({
  queueUrl: env.QUEUE_URL,
  queueArn: env.QUEUE_ARN,
  deadLetterQueueArn: env.DEAD_LETTER_QUEUE_ARN,
  scheduleGroup: env.SCHEDULE_GROUP,
  scheduleRoleArn: env.SCHEDULE_ROLE_ARN,
});

const policyOf = (env: Env): Policy => ({
  windows: env.QUOTA_WINDOWS,
  needsConsent: env.MARKETING_CONSENT === 'required',
  digestAtSeconds: secondsOfDay(env.DIGEST_AT),
  quietSeconds: env.QUIET_SECONDS,
  leewaySeconds: env.LEEWAY_SECONDS,
  marketingHours: dayWindow(env.MARKETING_HOURS, env.PUBLISH_SLACK_SECONDS),
  deferralSpreadSeconds: env.DEFERRAL_SPREAD_SECONDS,
  budgetFen: env.BUDGET_FEN,
  runawayTexts: env.RUNAWAY_TEXTS,
  silenceDays: env.SILENCE_DAYS,
});

const voiceOf = (env: Env): Voice => ({
  signature: env.SIGNATURE,
  timeZone: env.TIME_ZONE,
  sensitiveCategories: env.SENSITIVE_CATEGORIES,
  ...(env.CONTACT === '' ? {} : { contact: env.CONTACT }),
});

function claimsOf(env: Env, table: RecipientsTable): Claims {
  const { QUOTA_WINDOWS: windows, RING_LENGTH: length, LEASE_SECONDS: leaseSeconds } = env;
  const { needsConsent } = policyOf(env);
  return env.LANE === 'marketing'
    ? marketingClaims(table, { windows, length, leaseSeconds, needsConsent })
    : cappedClaims(
        transactionalClaims(table, leaseSeconds),
        ringReservations(table, windows, length),
      );
}
