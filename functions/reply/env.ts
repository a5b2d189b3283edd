import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the reader of replies is told from outside; its construct is typed by it. */
const REPLY_ENV = z.object({
  RECIPIENTS_TABLE: given,
  PHONES_SECRET: given,
  BUS_NAME: given,
  /** Of the transactional lane, where answers are told as any other news. */
  ANSWERS_QUEUE_URL: z.url(),
  DEAD_LETTER_QUEUE_URL: z.url(),
  /** The deployment's own: whose days the allowance is of. */
  TIME_ZONE: given,
  ANSWERS_PER_DAY: z.coerce.number().check(z.int(), z.gte(1), z.lte(50)),
  /** For one read or write with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
  /** With less time left no reply is begun. */
  REPLY_SECONDS: seconds,
  /** For as long a worker may be at one reply. */
  LEASE_SECONDS: seconds,
  CLOCK_SKEW_SECONDS: z.coerce.number().check(z.int(), z.gte(0), z.lte(60)),
});

/** As the template holds it: every value is text. */
export type ReplyEnv = Record<keyof z.infer<typeof REPLY_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readReplyEnv = (env: NodeJS.ProcessEnv): z.infer<typeof REPLY_ENV> =>
  REPLY_ENV.parse(env);
