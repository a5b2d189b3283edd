import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Running } from '../local/state-files.ts';

/**
 * `.dingdong` beside the project's package.json, wherever a script is called from. Tests that start
 * a cloud of their own name another by `DINGDONG_STATE_DIR`.
 */
export const STATE_DIR =
  process.env['DINGDONG_STATE_DIR'] ?? fileURLToPath(new URL('../.dingdong', import.meta.url));

/** The project's own, or one beside another state: two clouds that begin at once would mix. */
export const OUT_DIR =
  process.env['DINGDONG_STATE_DIR'] === undefined
    ? fileURLToPath(new URL('../cdk.out', import.meta.url))
    : join(STATE_DIR, 'cdk.out');

/** @throws where no local cloud runs */
export function findRunning(): Running {
  try {
    const running: Running = JSON.parse(readFileSync(`${STATE_DIR}/running.json`, 'utf8'));
    // Signal 0 asks only whether the process is there.
    process.kill(running.pid, 0);
    return running;
  } catch {
    throw new Error(
      'no local cloud is running: start one with npm start, or name a --stage of AWS',
    );
  }
}

/** The outputs of a local cloud's stack. */
export async function outputsOf({ endpoint }: Pick<Running, 'endpoint'>): Promise<Outputs> {
  const answer = await fetch(`${endpoint}/_dingdong/outputs`);
  return (await answer.json()) as Outputs;
}

type Outputs = Readonly<Record<string, string>>;

/** The time of a local cloud, in milliseconds since the epoch: its clock may be ahead. */
export async function nowOf({ endpoint }: Running): Promise<number> {
  const answer = await fetch(`${endpoint}/_dingdong/clock`);
  const { now } = (await answer.json()) as { readonly now: string };
  return Date.parse(now);
}

/** Waits until a local cloud has done all that it has to do by now. */
export async function allDelivered({ endpoint }: Running): Promise<void> {
  const body = JSON.stringify({ advanceSeconds: 0 });
  await fetch(`${endpoint}/_dingdong/clock`, { method: 'POST', body });
}
