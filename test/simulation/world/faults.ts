import type { Random } from '../../support/a-random.ts';

/** Everything that may go wrong, by where it does. The odds are of each call, text or event. */
export const FAULTS = {
  // The bus.
  'event put twice': 0.01,
  'event delivered twice': 0.01,
  'event late': 0.01,
  'event missed its queue': 0.001,
  'event replayed from the archive': 0,
  // Queues.
  'message handed out twice': 0.01,
  'message received, never worked at': 0.004,
  'delete lost': 0.004,
  'delete lost in part': 0.004,
  // Functions.
  'worker died': 0.004,
  'worker frozen': 0.002,
  'invocation throttled': 0.002,
  'cold start': 0.01,
  'clock ahead or behind': 0.8,
  // Tables.
  'write lost on the way': 0.004,
  'answer to a write lost': 0.004,
  'write throttled': 0.004,
  'table slow': 0.006,
  'read failed': 0.003,
  'read stale': 0.05,
  // The carrier.
  'text taken, answer lost': 0.004,
  'text lost, no answer': 0.002,
  'text refused for now': 0.004,
  'carrier down': 0,
  'carrier slow': 0.01,
  'text rejected': 0.002,
  'number unreachable': 0.0005,
  'account misconfigured': 0.0005,
  // Scheduler, and what is put on queues.
  'schedule lost on the way': 0.01,
  'answer to a schedule lost': 0.01,
  'schedule came twice': 0.01,
  'schedule late': 0.05,
  'schedule missed its queue': 0.004,
  'message to a queue lost': 0.005,
  'answer to a message lost': 0.005,
  'dead letter not taken': 0.01,
  'announcement lost': 0.01,
  'answer to an announcement lost': 0.01,
  // People, carriers' webhooks and receipts.
  'refused just before a claim': 0.004,
  'refused between claim and Publish': 0.004,
  'reply handed over twice': 0.1,
  'reply never handed over': 0.01,
  'carrier gave up its webhook': 0.01,
  'receipt late': 0.05,
  'receipt twice': 0.05,
  'receipts lost on the way': 0.01,
  // Operators.
  'mode set': 0,
  'letter put back': 0.3,
} as const;

export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

export type Faults = ReturnType<typeof createFaults>;

/** Decides what goes wrong, and counts it. Nothing does once it is calm. */
export function createFaults(random: Random, note: (fault: Fault) => void) {
  const counts = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Record<Fault, number>;
  let [isCalm, factor] = [false, 1];

  function struck(fault: Fault): void {
    counts[fault] += 1;
    note(fault);
  }

  return {
    counts,
    random,
    struck,
    /** @param times how much more often than by the table all of them happen */
    intensify(times: number): void {
      factor = times;
    },
    calm(): void {
      isCalm = true;
    },
    isCalm: () => isCalm,
    /** Whether nothing goes wrong in this world at all. */
    isNever: () => factor === 0,
    /** Whether this one happens now. */
    strikes(fault: Fault): boolean {
      if (isCalm || !random.happens(FAULTS[fault] * factor)) return false;
      struck(fault);
      return true;
    },
    /** Which of these happens now, if any: one number drawn for all of them. */
    oneOf<F extends Fault>(faults: readonly F[]): F | undefined {
      if (isCalm) return undefined;
      let drawn = random.next();
      for (const fault of faults) {
        drawn -= FAULTS[fault] * factor;
        if (drawn < 0) {
          struck(fault);
          return fault;
        }
      }
      return undefined;
    },
  };
}
