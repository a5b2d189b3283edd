import type { Controls } from '../../functions/domain/controls.ts';
import type { Mode } from '../../functions/domain/mode.ts';
import type { Operating } from '../../functions/ports/operating.ts';

/**
 * Sets a mode as a person does, whatever stands there.
 * @returns what stood there before
 * @throws where others keep setting it
 */
export async function setMode(operating: Operating, mode: Mode, nowMs: number): Promise<Controls> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const before = await operating.look();
    if (await operating.setMode(mode, undefined, before.mode, nowMs)) return before;
  }
  throw new Error('others keep setting the mode at this very moment: run it again');
}

const TRIES_MAX = 5;
