import { type DeadLettering, reject } from '../batch/dead-letter.ts';
import { inTurnBy } from '../batch/in-turn.ts';
import type { QueueRecord } from '../batch/queue-record.ts';
import { bareBody } from '../domain/bare-body.ts';
import { type PlatformEvent, readEvent } from '../domain/event.ts';
import type { Fact } from '../domain/kind.ts';
import { lessonOf } from '../domain/lesson-of.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { createRemember, type Remembering } from './remember.ts';

export interface LearnDeps extends Remembering, DeadLettering {
  /** By `detail-type`. */
  readonly facts: ReadonlyMap<string, Fact>;
}

/** A record, with the fact that it holds, the reason why it holds none, or both. */
type Read = Readable | { readonly record: QueueRecord; readonly reason: string };

interface Readable {
  readonly record: QueueRecord;
  readonly fact: PlatformEvent<Fact>;
  /** Of a fact that counts, and goes to the dead-letter queue as well. */
  readonly reason?: string;
}

/**
 * Writes down what facts teach of users and items.
 * Answers the ids of the records that must come again; all others have ended.
 */
export function createLearn(deps: LearnDeps) {
  const remember = createRemember(deps);

  return async function learn(
    records: readonly QueueRecord[],
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    const all = records.map(read);
    const ended = await Promise.all([
      ...all.map(async (one) => ('fact' in one ? [] : reject(deps, one.record, one.reason))),
      inTurnBy(
        all.filter((one): one is Readable => 'fact' in one),
        ({ fact, record }) => fact.detail.recipient?.phone ?? record.messageId,
        async ({ record, fact, reason }) => {
          if (!(await remember(fact, record.messageId, remainingMs))) return [record.messageId];
          return reason === undefined ? [] : reject(deps, record, reason);
        },
      ),
    ]);
    return ended.flat(2);
  };

  function read(record: QueueRecord): Read {
    const { facts, clock } = deps;
    const answer = readEvent(record.body, facts, clock.nowMs());
    if (answer.valid) return { record, fact: answer.event };
    const reason = rejectionReason(answer.rejection);
    // A refusal binds, whatever else the platform got wrong about it.
    const bare = readEvent(bareBody(record.body), facts, clock.nowMs());
    return bare.valid && protects(bare.event)
      ? { record, fact: bare.event, reason }
      : { record, reason };
  }
}

/** Whether somebody gets what is not for them, as long as it is not known. */
function protects(fact: PlatformEvent<Fact>): boolean {
  const is = lessonOf(fact)?.is;
  return is === 'refusal' || is === 'reassigned';
}
