import type { QueueRecord } from '../batch/queue-record.ts';
import { untilRoom } from '../domain/decide/quota.ts';
import type { Circumstances } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import { type Claiming, claimAndPublish } from './claim-and-publish.ts';
import { defer, type Putting } from './defer.ts';
import type { Ending } from './ending.ts';

export interface CarryingOut extends Claiming, Putting {}

/** Does what was decided. Throws where nobody knows whether it was done. */
export async function carryOut(
  deps: CarryingOut,
  notification: Notification,
  record: QueueRecord,
  circumstances: Circumstances,
  decision: Decision,
): Promise<Ending> {
  switch (decision.do) {
    case 'suppress':
      return { is: 'suppressed', notification, reason: decision.reason };
    case 'forget':
      return { is: 'duplicate' };
    case 'defer':
      return defer(deps, notification, record, decision);
    case 'send':
      return claimAndPublish(deps, notification, record.messageId, decision, (untilMs) => {
        const instead = untilRoom(notification, circumstances, untilMs);
        return carryOut(deps, notification, record, circumstances, instead);
      });
    default:
      return decision satisfies never;
  }
}
