import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the reader of receipts is told from outside; its construct is typed by it. */
const RECEIPTS_ENV = z.object({
  RECIPIENTS_TABLE: given,
  PHONES_SECRET: given,
  CONTROLS_TABLE: given,
  /** For one read or write with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
  /** With less time left no receipt is begun. */
  RECORD_SECONDS: seconds,
  /** How long after its claim a text is published at the latest. */
  PUBLISHED_WITHIN_SECONDS: seconds,
  CLOCK_SKEW_SECONDS: z.coerce.number().check(z.int(), z.gte(0), z.lte(60)),
  FEN_PER_DOLLAR: z.coerce.number().check(z.gte(1), z.lte(100_000)),
});

/** As the template holds it: every value is text. */
export type ReceiptsEnv = Record<keyof z.infer<typeof RECEIPTS_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readReceiptsEnv = (env: NodeJS.ProcessEnv): z.infer<typeof RECEIPTS_ENV> =>
  RECEIPTS_ENV.parse(env);
