import { type DeadLettering, reject } from '../batch/dead-letter.ts';
import { inTurnBy } from '../batch/in-turn.ts';
import type { QueueRecord } from '../batch/queue-record.ts';
import { nameOf } from '../domain/error-name.ts';
import type { Inbound } from '../domain/inbound.ts';
import { readInbound } from '../domain/inbound-body.ts';
import { mask } from '../domain/mask.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { type Attending, createAttend } from './attend.ts';

export interface ReplyDeps extends Attending, DeadLettering {
  /** What one reply may take; with less time, none is begun. */
  readonly replyMs: number;
}

interface Readable {
  readonly record: QueueRecord;
  readonly inbound: Inbound;
}

/**
 * Reads what people wrote back, and does what they mean: parse → understand → match an open ask →
 * record → put on the bus → answer → mark done.
 * Answers the ids of the records that must come again; all others have ended.
 */
export function createReply(deps: ReplyDeps) {
  const { clock, metrics, log } = deps;
  const attend = createAttend(deps);

  return async function reply(
    records: readonly QueueRecord[],
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    const readable: Readable[] = [];
    const rejected: Promise<readonly string[]>[] = [];
    for (const record of records) {
      const read = readInbound(record.body, clock.nowMs());
      if (read.valid) readable.push({ record, inbound: read.inbound });
      else rejected.push(reject(deps, record, rejectionReason(read.rejection)));
    }
    // In the order in which they were written, as far as it is known.
    readable.sort((a, b) => a.inbound.receivedAtMs - b.inbound.receivedAtMs);
    const worked = await inTurnBy(
      readable,
      ({ inbound }) => inbound.from,
      async (one) => work(one, remainingMs),
    );
    return [...(await Promise.all(rejected)).flat(), ...worked.flat()];
  };

  async function work(
    { record: { messageId }, inbound }: Readable,
    remainingMs: () => number,
  ): Promise<readonly string[]> {
    if (remainingMs() < deps.replyMs) {
      metrics.count('Returned', 'out-of-time');
      return [messageId];
    }
    try {
      const attended = await attend(inbound);
      metrics.count(...(attended.is === 'done' ? attended.as : LEASED));
      return attended.is === 'done' ? [] : [messageId];
    } catch (error) {
      log.error('a reply is not done', {
        messageId,
        phone: mask(inbound.from),
        error: nameOf(error),
      });
      metrics.count('Returned', 'broken');
      return [messageId];
    }
  }
}

const LEASED = ['Returned', 'leased'] as const;
