import type { Running } from '../local/state-files.ts';
import { findRunning, nowOf } from './running.ts';

/** What a script takes from the cloud that runs on this machine. */
interface Here {
  /** `dev` where none runs. */
  readonly stage: string;
  /** The cloud's time, which may be ahead, in milliseconds since the epoch. */
  nowMs(): number;
}

/** The stage and the time of the cloud that runs on this machine; without one, of the machine. */
export async function here(): Promise<Here> {
  const found = await findAnswering();
  if (found === undefined) return { stage: 'dev', nowMs: Date.now };
  const aheadMs = found.nowMs - Date.now();
  return { stage: found.running.stage, nowMs: () => Date.now() + aheadMs };
}

async function findAnswering(): Promise<{ running: Running; nowMs: number } | undefined> {
  try {
    const running = findRunning();
    return { running, nowMs: await nowOf(running) };
  } catch {
    // None runs: or one was killed, and another process has its number now.
    return undefined;
  }
}
