import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the function is told from outside. The construct that sets it is typed by it. */
const PREFERENCES_ENV = z.object({
  RECIPIENTS_TABLE: given,
  PHONES_SECRET: given,
  /** Signs the tokens. */
  PREFERENCES_SECRET: given,
  /** The deployment's own, for those who chose none. */
  TIME_ZONE: given,
  /** For one read or write of the table, or one fetch of a secret, with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
  /** Zero where the clocks of the platform and of AWS are taken for the same. */
  CLOCK_SKEW_SECONDS: z.coerce.number().check(z.int(), z.gte(0), z.lte(60)),
});

/** As the template holds it: every value is text. */
export type PreferencesEnv = Record<keyof z.infer<typeof PREFERENCES_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readPreferencesEnv = (env: NodeJS.ProcessEnv): z.infer<typeof PREFERENCES_ENV> =>
  PREFERENCES_ENV.parse(env);
