import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, startProcess } from '../support/a-cloud.ts';

let cloud: ACloud | undefined;
afterEach(async () => {
  await cloud?.stop('SIGKILL');
  cloud = undefined;
});

async function begin(): Promise<ACloud> {
  cloud = await aCloud();
  return cloud;
}

describe('a second cloud beside it, on other ports', () => {
  const beside = (stateDir: string, port: string) =>
    startProcess(stateDir, '--port', port, '--console-port', '0');

  it('is found while it runs, and then takes only its own word with it', async () => {
    const cloud = await begin();
    const running = join(cloud.stateDir, 'running.json');
    const pid = () => JSON.parse(readFileSync(running, 'utf8')).pid;
    const { child } = beside(cloud.stateDir, '0');
    await vi.waitFor(() => expect(pid()).toBe(child.pid), { timeout: 20_000 });
    cloud.child.kill('SIGINT');
    await once(cloud.child, 'exit');
    expect(pid()).toBe(child.pid);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(existsSync(running)).toBe(false);
  });
});

describe('a second cloud that ends before the first', () => {
  it('leaves it to end as it would have', async () => {
    const cloud = await begin();
    const { child } = startProcess(cloud.stateDir, '--port', '0', '--console-port', '0');
    const running = join(cloud.stateDir, 'running.json');
    const pid = () => JSON.parse(readFileSync(running, 'utf8')).pid;
    await vi.waitFor(() => expect(pid()).toBe(child.pid), { timeout: 20_000 });
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(existsSync(running)).toBe(false);
    cloud.child.kill('SIGINT');
    await once(cloud.child, 'exit');
    expect(cloud.child.exitCode).toBe(0);
  });
});
