import { inTurnBy } from '../batch/in-turn.ts';
import type { QueueRecord } from '../batch/queue-record.ts';
import type { Orders } from '../domain/controls.ts';
import { nameOf } from '../domain/error-name.ts';
import type { Kind } from '../domain/kind.ts';
import { type Notification, type Parsed, parseNotification } from '../domain/notification.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { type Concluding, createConclude } from './conclude.ts';
import type { Ended, Ending } from './ending.ts';
import { createForesight } from './foresight.ts';
import { createPacing, type PacingDeps } from './pacing.ts';
import { createRead, type Reading } from './read.ts';
import { createRecentlySettled } from './recently-settled.ts';
import { BatchSlots } from './slots.ts';
import { createTell, type Telling } from './tell.ts';

export interface SendDeps
  extends Omit<Telling & Reading, 'recentlySettled'>,
    PacingDeps,
    Concluding {
  readonly kinds: ReadonlyMap<string, Kind>;
}

interface Valid {
  readonly record: QueueRecord;
  readonly notification: Notification;
}

/**
 * The sender of one lane: parse → read → decide → lease slots → claim → publish → settle.
 * Answers the ids of the records that must come again; all others have ended.
 */
export function createSend(deps: SendDeps) {
  const recentlySettled = createRecentlySettled();
  const read = createRead({ ...deps, recentlySettled });
  const { tell, foresee } = createTell({ ...deps, recentlySettled });
  const pacing = createPacing(deps);
  const partsAhead = createForesight(pacing, deps.policy.budgetFen, foresee);
  const conclude = createConclude(deps);

  return async function send(
    records: readonly QueueRecord[],
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    const { valid, rejected } = parse(records, deps);
    const told = await tellAll(valid, remainingMs).catch((error: unknown) => {
      deps.log.error('a batch failed', { error: nameOf(error), count: valid.length });
      return valid.map(({ record }): Ended => ({ record, ending: BROKEN }));
    });
    return conclude([...rejected, ...told]);
  };

  /** Marketing then waits; what goes on is for the operator to know. */
  function isOverBudget({ spentFen }: Orders): boolean {
    return deps.lane === 'transactional' && spentFen > deps.policy.budgetFen;
  }

  /** Throws where nothing of it could be begun. */
  async function tellAll(
    valid: readonly Valid[],
    remainingMs: () => number,
  ): Promise<readonly Ended[]> {
    const notifications = valid.map(({ notification }) => notification);
    const background = await read(notifications);
    const parts = await partsAhead(notifications, background);
    const slots = await BatchSlots.open(pacing, parts, remainingMs);
    if (isOverBudget(pacing.orders())) deps.metrics.count('OverBudget');
    const terms = { background, orders: pacing.orders, slots, remainingMs };
    const told = await inTurnBy(valid, phoneOf, async ({ record, notification }) => ({
      record,
      ending: await tell(notification, record, terms),
    }));
    slots.close();
    return told;
  }
}

const BROKEN: Ending = { is: 'returned', reason: 'broken' };

function parse(records: readonly QueueRecord[], { kinds, clock }: SendDeps) {
  const valid: Valid[] = [];
  const rejected: Ended[] = [];
  for (const record of records) {
    const parsed = parseNotification(record.body, kinds, clock.nowMs());
    if (parsed.valid) valid.push({ record, notification: parsed.notification });
    else rejected.push({ record, ending: rejectedAs(parsed) });
  }
  return { valid, rejected };
}

const rejectedAs = ({ rejection, subject }: Extract<Parsed, { valid: false }>): Ending => ({
  is: 'failed',
  reason: rejectionReason(rejection),
  ...(subject === undefined ? {} : { subject }),
});

const phoneOf = ({ notification }: Valid): string => notification.recipient.phone;
