import type { Slots } from '../../../functions/domain/pace.ts';
import type { Invocation, Leased, Letter } from '../history.ts';
import type { Leasing } from '../world/worker.ts';
import { eventIdIn, flushIn } from './bodies.ts';
import type { Mutable } from './mutable.ts';
import type { Noting } from './noting.ts';

/** What workers were at, which slots they were given, what ended on a dead-letter queue. */
export function recordWork({ nowMs, note }: Noting) {
  const invocations: Invocation[] = [];
  const leases: Leased[] = [];
  const letters: Mutable<Letter>[] = [];
  return {
    ...{ invocations, leases, letters },
    leased({ lane, worker, nowMs: askedMs }: Leasing, takenUntilMs: number, endMs: number): Leased {
      const firstMs = Math.max(takenUntilMs, askedMs);
      const slots = { firstMs, intervalMs: endMs - firstMs, parts: 1 };
      const leased = { lane, worker, slots, nowMs: askedMs, atMs: nowMs(), isHeard: false };
      leases.push(leased);
      note(`leased ${lane} ${firstMs} ${endMs}`);
      return leased;
    },
    heardOfSlots(leased: Mutable<Leased> | undefined, slots: Slots): void {
      if (leased === undefined) return;
      leased.slots = slots;
      leased.isHeard = true;
    },
    invoked(invocation: Invocation): void {
      invocations.push(invocation);
      note(`invoked ${invocation.of} ${invocation.worker} ${invocation.endedAtMs ?? 'died'}`);
    },
    buried(of: Letter['of'], body: string, reason: string): Letter {
      const eventId = eventIdIn(body);
      const flush = flushIn(body);
      const letter = {
        ...{ of, eventId, reason, atMs: nowMs(), redrivenAtMs: undefined },
        ...(flush === undefined ? {} : { notificationId: flush }),
      };
      letters.push(letter);
      note(`buried ${of} ${eventId} ${reason}`);
      return letter;
    },
    redriven(letter: Mutable<Letter>): void {
      letter.redrivenAtMs = nowMs();
      note(`redriven ${letter.of} ${letter.eventId}`);
    },
  };
}
