import type { Reader, Voice } from './copy/voice.ts';
import { duplicate } from './decide/duplicate.ts';
import { expired } from './decide/expired.ts';
import { send } from './decide/send.ts';
import type { Decision } from './decision.ts';
import type { Notification } from './notification.ts';

/** What is known beside the notification itself. */
export interface Circumstances {
  /** This worker remembers having settled it. Only the claim knows for certain. */
  readonly isSettled: boolean;
  readonly voice: Voice;
  /** For whom the text is worded. */
  readonly reader: Reader;
  readonly nowMs: number;
}

/** One rule of the rule book: its decision, or undefined where it has nothing to say. */
export type Rule = (
  notification: Notification,
  circumstances: Circumstances,
) => Decision | undefined;

// In the order of the rule book: the first that answers wins.
const RULES: readonly Rule[] = [expired, duplicate];

/** Total: what no rule holds back is sent. */
export function decide(notification: Notification, circumstances: Circumstances): Decision {
  for (const rule of RULES) {
    const decision = rule(notification, circumstances);
    if (decision !== undefined) return decision;
  }
  return send(notification, circumstances);
}
