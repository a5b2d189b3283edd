import type { Clock } from '../clock.ts';

/** When each schedule is to be looked at. */
export interface Alarms {
  /** In place of what was set for that schedule before. */
  set(key: string, dueMs: number): void;
  clear(key: string): void;
}

interface Bell {
  readonly keys: Set<string>;
  cancel(): void;
}

/** Thousands of schedules may share a minute: they are one task of the clock. */
export function createAlarms(clock: Clock, ring: (key: string) => void): Alarms {
  const bells = new Map<number, Bell>();
  const dueOf = new Map<string, number>();

  const clear = (key: string) => {
    const dueMs = dueOf.get(key);
    dueOf.delete(key);
    if (dueMs === undefined) return;
    const bell = bells.get(dueMs);
    bell?.keys.delete(key);
    if (bell?.keys.size !== 0) return;
    bell.cancel();
    bells.delete(dueMs);
  };

  const toll = (dueMs: number) => {
    const { keys = new Set<string>() } = bells.get(dueMs) ?? {};
    bells.delete(dueMs);
    for (const key of keys) {
      dueOf.delete(key);
      ring(key);
    }
  };

  return {
    clear,
    set(key, dueMs) {
      clear(key);
      dueOf.set(key, dueMs);
      const bell = bells.get(dueMs);
      if (bell === undefined) {
        const cancel = clock.at(dueMs, () => toll(dueMs));
        bells.set(dueMs, { keys: new Set([key]), cancel });
      } else {
        bell.keys.add(key);
      }
    },
  };
}
