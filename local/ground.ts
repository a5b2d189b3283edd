import { join } from 'node:path';
import { createClock, type TravellingClock } from './clock.ts';
import { realNowMs, shiftDate } from './shifted-date.ts';
import { openStore, type Store } from './store.ts';

/** What all parts of the cloud stand on: its memory, and its time. */
export interface Ground {
  readonly store: Store;
  /** Held until there is a cloud; `Date` goes by it from the beginning. */
  readonly clock: TravellingClock;
  /** Where an emulator that has files of its own keeps them; undefined where nothing is kept. */
  folderOf(emulator: string): string | undefined;
  /** Keeps the time to which the clock was put. */
  keepTime(): void;
  close(): void;
}

export interface GroundOptions {
  /** Where tables, queues, schedules, clock and secrets are kept; forgotten without it. */
  readonly dataDir?: string;
  /**
   * The time at which to begin, in milliseconds since the epoch, or how to tell it by where the
   * kept clock has come to; by default that, or real time.
   */
  readonly startMs?: number | ((keptMs: number | undefined) => number);
}

/** @throws for a time before that of a kept clock: what is stored there would lie in the future */
export function openGround({ dataDir, startMs: given }: GroundOptions): Ground {
  const store = openStore(dataDir);
  const kept = store.collection<{ readonly offsetMs: number }>('clock');
  const keptOffsetMs = kept.get('clock')?.offsetMs;
  const keptMs = keptOffsetMs === undefined ? undefined : realNowMs() + keptOffsetMs;
  const startMs = typeof given === 'function' ? given(keptMs) : given;
  if (startMs !== undefined && keptMs !== undefined && startMs < keptMs) {
    store.close();
    throw new Error(
      `the clock of ${dataDir} has come to ${new Date(keptMs).toISOString()}; ` +
        'allowed for --now is a later time, or an empty folder',
    );
  }
  const offsetMs = startMs === undefined ? (keptOffsetMs ?? 0) : startMs - realNowMs();
  const clock = createClock(offsetMs, 'held');
  const shiftBack = shiftDate(clock.now);
  const keepTime = () => kept.put('clock', { offsetMs: clock.offsetMs() });
  keepTime();
  return {
    store,
    clock,
    folderOf: (emulator) => (dataDir === undefined ? undefined : join(dataDir, emulator)),
    keepTime,
    close() {
      clock.stop();
      shiftBack();
      store.close();
    },
  };
}
