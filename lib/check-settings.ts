import * as z from 'zod';
import { CONTACT_MAX_DIGITS, SIGNATURE_MAX_CHARACTERS } from '../functions/domain/copy/voice.ts';
import { dayWindow, lengthSeconds } from '../functions/domain/day-window.ts';
import { TIME_OF_DAY } from '../functions/domain/preferences.ts';
import { isTimeZone } from '../functions/domain/time-zone.ts';
import type { Settings } from './settings.ts';

/** @throws naming each setting that is wrong, and what is allowed */
export function checked(settings: Settings): Settings {
  const { success, error } = SCHEMA.safeParse(settings);
  if (success) return settings;
  const wrong = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`settings of stage ${settings.stage}: ${wrong.join('; ')}`);
}

const DAY_SECONDS = 86_400;

const whole = (min: number, max: number) =>
  z.int(`a whole number from ${min} to ${max}`).min(min).max(max);

const windows = z
  .array(z.object({ cap: whole(1, 50), windowSeconds: whole(1, 31 * DAY_SECONDS) }))
  .min(1, 'at least one window: without a cap no ring is long enough');

const zone = z.string().refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');

const time = z.string().regex(TIME_OF_DAY, 'a time of day HH:MM');

/** The mainland's vendors ask for it; a window over midnight or of no length would break it. */
const marketingHours = z
  .object({ from: time, to: time })
  .refine(
    ({ from, to }) =>
      from >= '08:00' &&
      to <= '22:00' &&
      from < to &&
      lengthSeconds(dayWindow({ from, to })) >= 3_600,
    'at least an hour within 08:00 and 22:00',
  );

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
  partsPerSecond: z.number('a number from 1 to 10,000').min(1).max(10_000),
  paceRecoverySeconds: whole(10, 3_600),
  slotGraceMs: whole(50, 1_000),
  marketingWaitSeconds: whole(1, 60),
  partFen: whole(1, 1_000),
  dailyBudgetFen: z.object({
    transactional: whole(0, 1_000_000_000),
    marketing: whole(0, 1_000_000_000),
  }),
  monthlyLimitDollars: z.number().min(1).max(10_000_000),
  concurrency: z.object({
    transactional: whole(2, 1_000),
    marketing: whole(2, 1_000),
    learning: whole(2, 1_000),
    replies: whole(2, 1_000),
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
  marketingHours,
  deferralSpreadSeconds: whole(60, 14_400),
  digestAt: time,
  quietSeconds: whole(60, 21_600),
  runawayTexts: whole(1, 10_000),
  answersPerDay: whole(1, 20),
  // What an account has for all its APIs, by the quotas of API Gateway.
  apiRatePerSecond: whole(1, 10_000),
  apiBurst: whole(1, 5_000),
  silenceDays: whole(7, 3_650),
  fenPerDollar: whole(100, 10_000),
  announce: z.enum(['all', 'failures']),
  archiveDays: whole(1, 3_650),
  logRetentionDays: whole(1, 3_653),
  keepData: z.boolean(),
});
