import type { Random } from '../../support/a-random.ts';

/** Everything that may go wrong, by where it does. The odds are of each call, text or event. */
const FAULTS = {
  // The bus.
  'event put twice': 0.02,
  'event delivered twice': 0.02,
  'event late': 0.02,
  'event missed its queue': 0.002,
  'event replayed from the archive': 0,
  // Queues.
  'message handed out twice': 0.03,
  'message received, never worked at': 0.01,
  'delete lost': 0.01,
  'delete lost in part': 0.01,
  // Functions.
  'worker died': 0.006,
  'worker frozen': 0.002,
  'invocation throttled': 0.004,
  'cold start': 0.03,
  'clock ahead or behind': 0.8,
  // Tables.
  'write lost on the way': 0.006,
  'answer to a write lost': 0.006,
  'write throttled': 0.006,
  'table slow': 0.01,
  'read failed': 0.006,
  'read stale': 0.3,
  // The carrier.
  'text taken, answer lost': 0.008,
  'text lost, no answer': 0.004,
  'text refused for now': 0.006,
  'carrier down': 0,
  'carrier slow': 0.02,
  'text rejected': 0.002,
  'number unreachable': 0.001,
  'account misconfigured': 0.001,
  // Scheduler, and what is put on queues.
  'schedule lost on the way': 0.03,
  'answer to a schedule lost': 0.03,
  'schedule came twice': 0.03,
  'schedule late': 0.1,
  'schedule missed its queue': 0.004,
  'message to a queue lost': 0.01,
  'answer to a message lost': 0.01,
  'dead letter not taken': 0.05,
  'announcement lost': 0.02,
  'answer to an announcement lost': 0.02,
  // People, carriers' webhooks and receipts.
  'refused just before a claim': 0.015,
  'refused between claim and Publish': 0.02,
  'reply handed over twice': 0.15,
  'reply never handed over': 0.02,
  'carrier gave up its webhook': 0.3,
  'receipt late': 0.05,
  'receipt twice': 0.05,
  'receipts lost on the way': 0.03,
  // Operators.
  'mode set': 0,
  'letter put back': 0.3,
} as const;

export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

export type Faults = ReturnType<typeof createFaults>;

interface FaultsOptions {
  readonly random: Random;
  /** How often things go wrong, against the odds above. */
  readonly intensity: number;
  readonly without: readonly Fault[];
  note(fault: Fault): void;
}

/** Decides what goes wrong, and counts it. Nothing does once it is calm. */
export function createFaults({ random, note, intensity, without }: FaultsOptions) {
  const odds = new Map(FAULT_NAMES.map((name) => [name, FAULTS[name] * intensity]));
  for (const name of without) odds.set(name, 0);
  const counts = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as Record<Fault, number>;
  let isCalm = false;

  function struck(fault: Fault): void {
    counts[fault] += 1;
    note(fault);
  }

  return {
    counts,
    random,
    struck,
    calm(): void {
      isCalm = true;
    },
    isCalm: () => isCalm,
    /** Whether nothing goes wrong in this world at all. */
    isNever: () => intensity === 0,
    /** Whether this one happens now. */
    strikes(fault: Fault): boolean {
      if (isCalm || !random.happens(odds.get(fault) ?? 0)) return false;
      struck(fault);
      return true;
    },
    /** Which of these happens now, if any: one number drawn for all of them. */
    oneOf<F extends Fault>(faults: readonly F[]): F | undefined {
      if (isCalm) return undefined;
      let drawn = random.next();
      for (const fault of faults) {
        drawn -= odds.get(fault) ?? 0;
        if (drawn < 0) {
          struck(fault);
          return fault;
        }
      }
      return undefined;
    },
  };
}
