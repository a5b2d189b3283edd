import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { aBundle, isAlive, PATIENCE } from '../fixtures/bundle.ts';

const HOST = fileURLToPath(new URL('../fixtures/doomed-host.ts', import.meta.url));

const LOOP = 'export const handler = () => { console.log(process.pid); for (;;); };';

describe('a function in an endless loop', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends with its host, also by %s', async (signal) => {
    const host = spawn(process.execPath, [HOST, aBundle(LOOP)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(host.stdout, 'data');
    const pid = Number(said);
    expect(isAlive(pid)).toBe(true);
    host.kill(signal);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), PATIENCE);
  });
});
