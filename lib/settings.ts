import * as z from 'zod';
import { CONTACT_MAX_DIGITS, SIGNATURE_MAX_CHARACTERS } from '../functions/domain/copy/voice.ts';
import type { Lane } from '../functions/domain/lane.ts';
import type { Window } from '../functions/domain/quota.ts';
import { isTimeZone } from '../functions/domain/time-zone.ts';

/** What an operator decides for one stage. Every limit has its unit in its name. */
export interface Settings {
  readonly stage: string;
  /** Between 【 and 】 of every text, 2 to 8 characters, as filed with the carrier. */
  readonly signature: string;
  /** IANA name of the zone in which texts say times. */
  readonly timeZone: string;
  /** A telephone number that was filed with the carrier for texts: 5 to 12 digits, or empty. */
  readonly contact: string;
  /** Categories that no text names, as the platform writes them: they tempt, or embarrass. */
  readonly sensitiveCategories: readonly string[];
  /** Batches of a lane, or of facts, at work at once: 2 to 1,000 (event source mapping). */
  readonly concurrency: Readonly<Record<Lane | 'learning', number>>;
  /** How often SQS hands a message out before it goes to the dead-letter queue. */
  readonly maxReceives: number;
  /** One Publish; after it the outcome is unknown. Well above SNS's usual 0.1 s. */
  readonly publishTimeoutSeconds: number;
  /** One conditional write with the SDK's retries. */
  readonly writeTimeoutSeconds: number;
  /** A batch of 10; several texts to one recipient go in turn. */
  readonly functionTimeoutSeconds: number;
  /** How far the clocks of two workers may differ. */
  readonly clockSkewSeconds: number;
  readonly functionMemoryMegabytes: number;
  /** Caps on texts per recipient, in sliding windows; critical kinds pass them. */
  readonly quotas: Readonly<Record<Lane, readonly Window[]>>;
  /** Whether marketing waits for a `ConsentGiven`, or goes to whoever has not refused it. */
  readonly marketingConsent: 'required' | 'presumed';
  /** Transactional texts to one phone in a day, after which something is surely running wild. */
  readonly runawayTexts: number;
  /** Requests that the HTTP API answers, of all callers together; beyond it they are told 429. */
  readonly apiRatePerSecond: number;
  /** Requests that may come at once. */
  readonly apiBurst: number;
  /** `all` also puts NotificationSent and NotificationSuppressed on the bus, at a price. */
  readonly announce: 'all' | 'failures';
  /** How long the platform's events can be replayed. */
  readonly archiveDays: number;
  readonly logRetentionDays: number;
  /** Whether `cdk destroy` keeps the tables: they hold refusals, which bind for good. */
  readonly keepData: boolean;
}

/**
 * Whose mobile numbers are told, in ISO 3166-1 alpha-2. CN is always among them: numbers without a
 * prefix are of the mainland. One list for all stages, because what is known of these countries is
 * part of the bundle; after changing it run `npm run phone-metadata`.
 */
export const PHONE_COUNTRIES = ['CN', 'HK', 'MO', 'SG', 'TW'] as const;

const DAY_SECONDS = 86_400;

const DEFAULTS: Omit<Settings, 'stage'> = {
  signature: '叮咚寄卖',
  timeZone: 'Asia/Shanghai',
  contact: '',
  sensitiveCategories: ['黄金', '婚戒', '内衣'],
  concurrency: { transactional: 10, marketing: 2, learning: 2 },
  maxReceives: 5,
  publishTimeoutSeconds: 5,
  writeTimeoutSeconds: 2,
  functionTimeoutSeconds: 25,
  clockSkewSeconds: 2,
  functionMemoryMegabytes: 512,
  quotas: {
    // What vendors and carriers bear of one sender.
    transactional: [{ cap: 10, windowSeconds: DAY_SECONDS }],
    // What mainland users bear and vendors advise: one a day, three a week.
    marketing: [
      { cap: 1, windowSeconds: DAY_SECONDS },
      { cap: 3, windowSeconds: 7 * DAY_SECONDS },
    ],
  },
  // Commercial texts need it by the mainland's rules.
  marketingConsent: 'required',
  runawayTexts: 200,
  apiRatePerSecond: 50,
  apiBurst: 100,
  announce: 'failures',
  archiveDays: 30,
  logRetentionDays: 30,
  keepData: true,
};

const STAGES: Readonly<Record<string, Partial<Settings>>> = {
  // A developer's own phone rings more often than a user's should; and the platform's developers
  // want to see on the bus what became of each event.
  dev: {
    quotas: { ...DEFAULTS.quotas, marketing: [{ cap: 6, windowSeconds: DAY_SECONDS }] },
    announce: 'all',
    archiveDays: 7,
    logRetentionDays: 7,
    keepData: false,
  },
  prod: {},
};

export const STAGE_NAMES: readonly string[] = Object.keys(STAGES);

/** @throws naming the stage or the setting that is wrong, and what is allowed */
export function settingsFor(stage: string): Settings {
  const own = Object.hasOwn(STAGES, stage) ? STAGES[stage] : undefined;
  if (own === undefined) {
    throw new Error(`no stage ${stage}: allowed are ${STAGE_NAMES.join(', ')}`);
  }
  return checked({ ...DEFAULTS, ...own, stage });
}

/** @throws naming each setting that is wrong, and what is allowed */
export function checked(settings: Settings): Settings {
  const { success, error } = SCHEMA.safeParse(settings);
  if (success) return settings;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`settings of stage ${settings.stage}: ${wrong.join('; ')}`);
}

const whole = (min: number, max: number) =>
  z.int(`a whole number from ${min} to ${max}`).min(min).max(max);

const windows = z
  .array(z.object({ cap: whole(1, 50), windowSeconds: whole(1, 31 * DAY_SECONDS) }))
  .min(1, 'at least one window: without a cap no ring is long enough');

const zone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');

const SCHEMA = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits and dashes'),
  signature: z
    .string()
    .regex(
      new RegExp(`^[\\p{L}\\p{N}]{2,${SIGNATURE_MAX_CHARACTERS}}$`, 'u'),
      `2 to ${SIGNATURE_MAX_CHARACTERS} letters or digits, without 【】`,
    ),
  timeZone: zone,
  contact: z
    .string()
    .regex(
      new RegExp(`^([0-9]{5,${CONTACT_MAX_DIGITS}})?$`),
      `5 to ${CONTACT_MAX_DIGITS} digits, or empty`,
    ),
  sensitiveCategories: z.array(z.string().min(1, 'a category is not empty')),
  concurrency: z.object({
    transactional: whole(2, 1_000),
    marketing: whole(2, 1_000),
    learning: whole(2, 1_000),
  }),
  // An unknown outcome is tried once more, and a dead letter once more after that.
  maxReceives: whole(3, 1_000),
  publishTimeoutSeconds: whole(1, 30),
  writeTimeoutSeconds: whole(1, 30),
  functionTimeoutSeconds: whole(1, 900),
  clockSkewSeconds: whole(0, 60),
  functionMemoryMegabytes: whole(128, 10_240),
  quotas: z.object({ transactional: windows, marketing: windows }),
  marketingConsent: z.enum(['required', 'presumed']),
  runawayTexts: whole(1, 10_000),
  // What an account has for all its APIs, by the quotas of API Gateway.
  apiRatePerSecond: whole(1, 10_000),
  apiBurst: whole(1, 5_000),
  announce: z.enum(['all', 'failures']),
  archiveDays: whole(1, 3_650),
  logRetentionDays: whole(1, 3_653),
  keepData: z.boolean(),
});
