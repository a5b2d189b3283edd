import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the function is told from outside. The construct that sets it is typed by it. */
const DOOR_ENV = z.object({
  /** Where replies wait for the function that acts on them. */
  REPLIES_QUEUE_URL: given,
  /** Of the same queue: what is wrong with one reply holds up none that came with it. */
  DEAD_LETTER_QUEUE_URL: given,
  /** Signs the generic format, and is the last segment of the others' path. */
  REPLIES_SECRET: given,
  /** For one call to a queue or for one fetch of the secret, with its retries. */
  WRITE_TIMEOUT_SECONDS: seconds,
});

/** As the template holds it: every value is text. */
export type DoorEnv = Record<keyof z.infer<typeof DOOR_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readDoorEnv = (env: NodeJS.ProcessEnv): z.infer<typeof DOOR_ENV> =>
  DOOR_ENV.parse(env);
