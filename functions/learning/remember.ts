import { nameOf } from '../domain/error-name.ts';
import type { PlatformEvent } from '../domain/event.ts';
import { canHoldBack } from '../domain/item-mark.ts';
import type { Fact } from '../domain/kind.ts';
import { lessonOf } from '../domain/lesson-of.ts';
import { mask } from '../domain/mask.ts';
import type { Clock, Log, Marks, Memory, Metrics } from '../ports.ts';

export interface Remembering {
  readonly memory: Memory;
  readonly marks: Marks;
  /** After which a mark can hold nothing back any longer; see `markSeconds`. */
  readonly markLifeMs: number;
  /** What the writes of one fact may take; with less time, none is begun. */
  readonly learnMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Writes down what one fact teaches. Never throws: a fact that fails holds up no other. */
export function createRemember(deps: Remembering) {
  const { log, metrics } = deps;

  /** @returns whether it has ended; if not, its record must come again */
  return async function remember(
    fact: PlatformEvent<Fact>,
    recordId: string,
    remainingMs: () => number,
  ): Promise<boolean> {
    const writes = writesOf(deps, fact);
    if (writes.length > 0 && remainingMs() < deps.learnMs) {
      metrics.count('Returned', 'out-of-time');
      return false;
    }
    try {
      // Each is conditional on its time: where one fails, the other does no harm by coming again.
      for (const write of writes) await write();
      metrics.count(writes.length === 0 ? 'Ignored' : 'Learned');
      return true;
    } catch (error) {
      log.error('learning failed', traceOf(fact, recordId, error));
      metrics.count('Returned', 'broken');
      return false;
    }
  };
}

type Write = () => Promise<void>;

function writesOf(deps: Remembering, fact: PlatformEvent<Fact>): readonly Write[] {
  const { entry, detail } = fact;
  const { recipient, item, occurredAt: occurredAtMs } = detail;
  if (recipient === undefined) return [];
  const { phone } = recipient;
  const lesson = lessonOf(fact);
  const canMatter = canHoldBack(occurredAtMs, deps.markLifeMs, deps.clock.nowMs());
  return [
    ...(lesson === undefined ? [] : [() => deps.memory.remember(phone, lesson)]),
    ...(entry.supersedes.length === 0 || item === undefined || !canMatter
      ? []
      : [() => deps.marks.mark(phone, item.id, entry.name, occurredAtMs)]),
  ];
}

/** What a log may hold of a fact, to find it by. */
const traceOf = ({ entry, detail }: PlatformEvent<Fact>, messageId: string, error: unknown) => ({
  messageId,
  fact: entry.name,
  ...(detail.recipient === undefined ? {} : { phone: mask(detail.recipient.phone) }),
  error: nameOf(error),
});
