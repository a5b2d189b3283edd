import { snsDeliveryLogging } from '../adapters/delivery-logging.ts';
import { jsonLog } from '../adapters/log.ts';
import { httpStackAnswers } from '../adapters/stack-answers.ts';
import { createAccount } from './account.ts';
import type { readAccountEnv } from './env.ts';

/** A Lambda handler for a custom resource of CloudFormation. */
export function createHandler(env: ReturnType<typeof readAccountEnv>) {
  const timeoutMs = env.CALL_TIMEOUT_SECONDS * 1000;
  return createAccount({
    logging: snsDeliveryLogging(timeoutMs),
    stack: httpStackAnswers(timeoutMs),
    log: jsonLog(),
  });
}
