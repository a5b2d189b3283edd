import type { Lane } from '../functions/domain/lane.ts';
import type { Hours } from '../functions/domain/preferences.ts';
import type { Window } from '../functions/domain/quota.ts';
import { checked } from './check-settings.ts';

/** What an operator decides for one stage. Every limit has its unit in its name. */
export interface Settings {
  readonly stage: string;
  /** Between 【 and 】 of every text, 2 to 8 characters, as filed with the carrier. */
  readonly signature: string;
  /** IANA name of the zone of texts' times and of hours, for whoever has chosen none. */
  readonly timeZone: string;
  /** A telephone number that was filed with the carrier for texts: 5 to 12 digits, or empty. */
  readonly contact: string;
  /** Categories that no text names, as the platform writes them: they tempt, or embarrass. */
  readonly sensitiveCategories: readonly string[];
  /**
   * What the carrier takes of both lanes together, in parts: 1 to 10,000. More is refused, and
   * slows all down; ask AWS for more before a sale, then say so here.
   */
  readonly partsPerSecond: number;
  /** From half the rate, after the carrier refused for now, back to all of it. */
  readonly paceRecoverySeconds: number;
  /** How late a slot of the pace may still be used, in ms: 50 to 1,000. */
  readonly slotGraceMs: number;
  /** By how much a flood of marketing may hold up a transactional text. */
  readonly marketingWaitSeconds: number;
  /** What one part costs, in fen: the day's budgets are kept by it. */
  readonly partFen: number;
  /** Of a day by `timeZone`. Marketing then waits for the next, transactional news alarms. */
  readonly dailyBudgetFen: Readonly<Record<Lane, number>>;
  /**
   * What AWS lets the account spend on texts in a month, in US dollars. Near it marketing pauses,
   * at it everything stops: what SNS accepts beyond it reaches nobody.
   */
  readonly monthlyLimitDollars: number;
  /** Batches at work at once, of a lane or of what else: 2 to 1,000 (event source mapping). */
  readonly concurrency: Readonly<Record<Lane | 'learning' | 'replies', number>>;
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
  /**
   * Between which marketing may be texted, by the recipient's wall clock, whatever they chose:
   * within 08:00 and 22:00, and at least an hour.
   */
  readonly marketingHours: Hours;
  /**
   * Over how long texts that wait for one opening are spread, so that a morning is no flood: the
   * texts that wait, divided by what the carrier takes in a second, or more. 60 to 14,400.
   */
  readonly deferralSpreadSeconds: number;
  /**
   * Local time at which a recipient's day of views is told, `HH:MM`, within `marketingHours`; where
   * a recipient's own hours are over by then, before they end.
   */
  readonly digestAt: string;
  /** Between two texts about bids on one item: 60 to 21,600. */
  readonly quietSeconds: number;
  /**
   * Answers to what one recipient writes, in a day: 1 to 20. Beyond it nobody is answered, so that
   * two robots do not talk on and on; what is written still counts.
   */
  readonly answersPerDay: number;
  /** Requests that the HTTP API answers, of all callers together; beyond it they are told 429. */
  readonly apiRatePerSecond: number;
  /** Requests that may come at once. */
  readonly apiBurst: number;
  /**
   * Without a sign of a number's owner for so long, texts about their money wait until somebody
   * vouches for the number: 7 to 3,650.
   */
  readonly silenceDays: number;
  /** Receipts say prices in US dollars, budgets are in fen: 100 to 10,000. */
  readonly fenPerDollar: number;
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
  // What SNS allows an account by default.
  partsPerSecond: 20,
  // A minute at half the rate costs little; a carrier that is refused once more costs all.
  paceRecoverySeconds: 60,
  // A table that is slow to answer is no reason to lease again.
  slotGraceMs: 250,
  marketingWaitSeconds: 1,
  // About what SNS takes for a part to the mainland.
  partFen: 20,
  // 30,000 and 60,000 parts: a busy day, and a sale to 50,000.
  dailyBudgetFen: { transactional: 600_000, marketing: 1_200_000 },
  // What AWS gives a new account.
  monthlyLimitDollars: 1,
  concurrency: { transactional: 10, marketing: 2, learning: 2, replies: 2 },
  maxReceives: 5,
  publishTimeoutSeconds: 5,
  writeTimeoutSeconds: 2,
  functionTimeoutSeconds: 30,
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
  // What vendors keep to. A recipient's own hours narrow it further.
  marketingHours: { from: '08:00', to: '22:00' },
  // 15 minutes hold 18,000 parts at the 20 a second that SNS allows an account by default.
  deferralSpreadSeconds: 900,
  // People are home from work, and still awake.
  digestAt: '19:00',
  // What an auction of some hours bears; forty bids in ten minutes are two texts.
  quietSeconds: 1_800,
  runawayTexts: 200,
  // Whoever is not understood five times should telephone.
  answersPerDay: 5,
  apiRatePerSecond: 50,
  apiBurst: 100,
  // Mainland carriers give a number to somebody else about then.
  silenceDays: 90,
  // What a dollar costs, rounded up: a budget that is kept by it is not passed.
  fenPerDollar: 720,
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
    // What one machine can do without being slow.
    partsPerSecond: 200,
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
