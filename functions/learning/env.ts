import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the learner is told from outside. The construct that sets it is typed by it. */
const LEARNING_ENV = z.object({
  RECIPIENTS_TABLE: given,
  PHONES_SECRET: given,
  DEAD_LETTER_QUEUE_URL: z.url(),
  /** For one write to a table or a queue with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
  /** With less time left nothing new is begun. */
  LEARN_SECONDS: seconds,
});

/** As the template holds it: every value is text. */
export type LearningEnv = Record<keyof z.infer<typeof LEARNING_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readLearningEnv = (env: NodeJS.ProcessEnv): z.infer<typeof LEARNING_ENV> =>
  LEARNING_ENV.parse(env);
