import * as z from 'zod/mini';
import { SIGNATURE_MAX_CHARACTERS } from '../domain/copy/voice.ts';
import { given, json, seconds } from '../domain/env-fields.ts';
import { LANES } from '../domain/lane.ts';
import { TIME_OF_DAY } from '../domain/preferences.ts';
import { RING_MAX } from '../domain/quota.ts';
import { isTimeZone } from '../domain/time-zone.ts';

const windows = z.array(
  z.object({
    cap: z.int().check(z.gte(1), z.lte(50)),
    windowSeconds: z.int().check(z.gte(1), z.lte(31 * 86_400)),
  }),
);

const fen = z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000_000));

const time = z.string().check(z.regex(TIME_OF_DAY));

/** Everything a sender is told from outside. The construct that sets it is typed by it. */
const SEND_ENV = z
  .object({
    LANE: z.enum(LANES),
    RECIPIENTS_TABLE: given,
    CONTROLS_TABLE: given,
    PHONES_SECRET: given,
    QUEUE_URL: z.url(),
    QUEUE_ARN: given,
    DEAD_LETTER_QUEUE_URL: z.url(),
    DEAD_LETTER_QUEUE_ARN: given,
    SCHEDULE_GROUP: given,
    SCHEDULE_ROLE_ARN: given,
    BUS_NAME: given,
    SIGNATURE: z.string().check(z.minLength(2), z.maxLength(SIGNATURE_MAX_CHARACTERS)),
    TIME_ZONE: z.string().check(z.refine(isTimeZone)),
    /** Empty where no telephone number was filed. */
    CONTACT: z.string(),
    /** JSON. */
    SENSITIVE_CATEGORIES: json(z.array(z.string())),
    /** For one Publish; after it the outcome is unknown. */
    PUBLISH_TIMEOUT_SECONDS: seconds,
    /** For one write to a table, a queue or the bus with its retries. */
    WRITE_TIMEOUT_SECONDS: seconds,
    /** With less time left nothing new is begun. */
    TELL_SECONDS: seconds,
    LEASE_SECONDS: seconds,
    /** What the carrier takes of both lanes. */
    PARTS_PER_SECOND: z.coerce.number().check(z.gte(1), z.lte(10_000)),
    PACE_RECOVERY_SECONDS: seconds,
    /** How far ahead of now the lane may have its slots. */
    SLOT_WAIT_SECONDS: seconds,
    /** How late a slot may be used. */
    SLOT_GRACE_MS: z.coerce.number().check(z.int(), z.gte(1), z.lte(86_400_000)),
    /** What a part costs, in fen. */
    PART_FEN: fen,
    /** What the lane may cost in a day. */
    BUDGET_FEN: fen,
    /** The queue's visibility timeout. */
    COMES_AGAIN_SECONDS: seconds,
    /** JSON; of the lane. */
    QUOTA_WINDOWS: json(windows.check(z.minLength(1))),
    RING_LENGTH: z.coerce.number().check(z.int(), z.gte(2), z.lte(RING_MAX)),
    MARKETING_CONSENT: z.enum(['required', 'presumed']),
    /** JSON. */
    MARKETING_HOURS: json(z.object({ from: time, to: time })),
    /** By how much their end is drawn in: a Publish follows what was decided within it. */
    PUBLISH_SLACK_SECONDS: seconds,
    DEFERRAL_SPREAD_SECONDS: seconds,
    DIGEST_AT: time,
    QUIET_SECONDS: seconds,
    /** What is due is told within it. */
    LEEWAY_SECONDS: seconds,
    RUNAWAY_TEXTS: z.coerce.number().check(z.int(), z.gte(1)),
    SILENCE_DAYS: z.coerce.number().check(z.int(), z.gte(1), z.lte(3_650)),
    ANNOUNCE: z.enum(['all', 'failures']),
  })
  .check(
    // Else nothing would ever be in time to be published.
    z.refine(({ PUBLISH_SLACK_SECONDS: slack, PUBLISH_TIMEOUT_SECONDS: call }) => slack > call, {
      path: ['PUBLISH_SLACK_SECONDS'],
      error: 'more than PUBLISH_TIMEOUT_SECONDS',
    }),
  );

/** As the template holds it: every value is text. */
export type SendEnv = Record<keyof z.infer<typeof SEND_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readSendEnv = (env: NodeJS.ProcessEnv): z.infer<typeof SEND_ENV> =>
  SEND_ENV.parse(env);
