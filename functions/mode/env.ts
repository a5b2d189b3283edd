import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the function is told from outside. The construct that sets it is typed by it. */
const MODE_ENV = z.object({
  CONTROLS_TABLE: given,
  /** Whose alarms set modes; their names begin with it. */
  DEPLOYMENT: given,
  /** For one read or write of the table with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
});

/** As the template holds it: every value is text. */
export type ModeEnv = Record<keyof z.infer<typeof MODE_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readModeEnv = (env: NodeJS.ProcessEnv): z.infer<typeof MODE_ENV> =>
  MODE_ENV.parse(env);
