import { setTimeout as wait } from 'node:timers/promises';
import type { Timer } from '../ports/pace.ts';
import type { Clock } from '../ports.ts';

export const clockTimer = (clock: Clock): Timer => ({
  async until(atMs) {
    const waitMs = atMs - clock.nowMs();
    if (waitMs > 0) await wait(waitMs);
  },
});
