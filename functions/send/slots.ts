import type { LeasedSlots, Pacing } from './pacing.ts';

/** To be used at once. */
export interface Slot {
  readonly leasedAtMs: number;
}

/**
 * The slots of one batch. They are asked for in one lease, before any of it is begun; more only
 * where some were not given, came too late, or are needed beside those that were foreseen: then
 * for all who are asking.
 */
export class BatchSlots {
  readonly #pacing: Pacing;
  readonly #remainingMs: () => number;
  /** Parts that are to go, as far as that can be foreseen, and have no slot yet. */
  #wanted: number;
  /** Parts of those who are asking at this moment. */
  #asking = 0;
  #run: Run | undefined;
  #isTooLate = false;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(pacing: Pacing, parts: number, remainingMs: () => number) {
    this.#pacing = pacing;
    this.#wanted = parts;
    this.#remainingMs = remainingMs;
  }

  /** @param parts of all that is to go, as far as that can be foreseen */
  static async open(pacing: Pacing, parts: number, remainingMs: () => number): Promise<BatchSlots> {
    const slots = new BatchSlots(pacing, parts, remainingMs);
    if (parts > 0) await slots.#lease(1);
    return slots;
  }

  /**
   * Waits for the slots of one text.
   * @returns undefined where they would come too late for this invocation
   */
  async take(parts: number): Promise<Slot | undefined> {
    const { timer, clock } = this.#pacing;
    for (;;) {
      this.#asking += parts;
      const due = await this.#inTurn(() => this.#next(parts)).finally(() => {
        this.#asking -= parts;
      });
      if (due === undefined) return undefined;
      await timer.until(due.atMs);
      if (clock.nowMs() <= due.latestMs) return due;
      this.#lapse(parts);
    }
  }

  /** Its text was not sent: it costs nothing. */
  spare(parts: number): void {
    this.#pacing.spare(parts);
  }

  /** Nothing more of the batch is to be sent. */
  close(): void {
    this.spare(this.#run?.left ?? 0);
    this.#run = undefined;
  }

  /** When the next slots are that have not lapsed; undefined where there are none in time. */
  async #next(parts: number): Promise<Due | undefined> {
    this.#throwLapsedAway();
    while (this.#run === undefined || this.#run.left < parts) {
      if (this.#isTooLate || this.#remainingMs() < this.#pacing.tellMs) return undefined;
      await this.#lease(parts);
      this.#throwLapsedAway();
    }
    const run = this.#run;
    if (run.nextMs > this.#deadlineMs()) return undefined;
    const { leasedAtMs, intervalMs, nextMs: atMs } = run;
    run.nextMs += parts * intervalMs;
    run.left -= parts;
    return { leasedAtMs, atMs, latestMs: atMs + this.#graceMs(intervalMs) };
  }

  async #lease(partsMin: number): Promise<void> {
    this.#wanted += this.#run?.left ?? 0;
    this.close();
    const wanted = Math.max(this.#wanted, this.#asking, partsMin);
    const slots = await this.#pacing.lease(wanted, partsMin, this.#deadlineMs());
    this.#isTooLate = slots === undefined;
    if (slots === undefined) return;
    this.#wanted = Math.max(0, this.#wanted - slots.parts);
    this.#run = { ...slots, nextMs: slots.firstMs, left: slots.parts };
  }

  /** By then whoever has a slot must be at it. */
  #deadlineMs(): number {
    const { clock, tellMs } = this.#pacing;
    return clock.nowMs() + this.#remainingMs() - tellMs;
  }

  #throwLapsedAway(): void {
    if (this.#run === undefined) return;
    const { intervalMs, nextMs, left } = this.#run;
    const lateMs = this.#pacing.clock.nowMs() - this.#graceMs(intervalMs) - nextMs;
    const lapsed = Math.min(left, Math.max(0, Math.ceil(lateMs / intervalMs)));
    if (lapsed === 0) return;
    this.#run.nextMs += lapsed * intervalMs;
    this.#run.left -= lapsed;
    this.#lapse(lapsed);
  }

  /** Until the next slot is due, a slot is nobody else's in any case. */
  #graceMs(intervalMs: number): number {
    return Math.max(this.#pacing.slotGraceMs, intervalMs);
  }

  /** Those whose slots they were want others. */
  #lapse(parts: number): void {
    this.#wanted += parts;
    this.spare(parts);
    this.#pacing.metrics.count('SlotsLapsed', undefined, parts);
  }

  /** Recipients are served side by side, and ask one after the other. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(task);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

interface Run extends LeasedSlots {
  nextMs: number;
  left: number;
}

interface Due extends Slot {
  readonly atMs: number;
  readonly latestMs: number;
}
