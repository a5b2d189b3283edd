import { inTurnBy } from '../batch/in-turn.ts';
import type { QueueRecord } from '../batch/queue-record.ts';
import { nameOf } from '../domain/error-name.ts';
import type { Kind } from '../domain/kind.ts';
import { type Notification, type Parsed, parseNotification } from '../domain/notification.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { type Concluding, createConclude } from './conclude.ts';
import type { Ended, Ending } from './ending.ts';
import { type Background, createRead, type Reading } from './read.ts';
import { createRecentlySettled } from './recently-settled.ts';
import { createTell, type Telling } from './tell.ts';

export interface SendDeps extends Omit<Telling & Reading, 'recentlySettled'>, Concluding {
  readonly kinds: ReadonlyMap<string, Kind>;
}

interface Valid {
  readonly record: QueueRecord;
  readonly notification: Notification;
}

/**
 * The sender of one lane: parse → read → decide → claim → publish → settle.
 * Answers the ids of the records that must come again; all others have ended.
 */
export function createSend(deps: SendDeps) {
  const recentlySettled = createRecentlySettled();
  const read = createRead({ ...deps, recentlySettled });
  const tell = createTell({ ...deps, recentlySettled });
  const conclude = createConclude(deps);

  return async function send(
    records: readonly QueueRecord[],
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    const { valid, rejected } = parse(records, deps);
    const told = await tellAll(valid, remainingMs);
    return conclude([...rejected, ...told]);
  };

  async function tellAll(
    valid: readonly Valid[],
    remainingMs: () => number,
  ): Promise<readonly Ended[]> {
    const background = await readOr(valid);
    if (background === undefined) return valid.map(({ record }) => ({ record, ending: BROKEN }));
    return inTurnBy(valid, phoneOf, async ({ record, notification }) => ({
      record,
      ending: await tell(notification, record, background, remainingMs),
    }));
  }

  async function readOr(valid: readonly Valid[]): Promise<Background | undefined> {
    try {
      return await read(valid.map(({ notification }) => notification));
    } catch (error) {
      deps.log.error('reading failed', { error: nameOf(error), count: valid.length });
      return undefined;
    }
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
