import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber, startProcess } from '../support/a-cloud.ts';

let cloud: ACloud | undefined;
afterEach(async () => {
  await cloud?.stop('SIGKILL');
  cloud = undefined;
});

/** The children of a process, by the table of processes. */
const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** A process that ended may wait as a zombie for a parent that never asks. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

async function aBusyCloud() {
  cloud = await aCloud();
  const { put, inbox, child } = cloud;
  await put(
    anExample('ItemSold', phoneNumber(1), 'a'),
    anExample('ItemViewed', phoneNumber(2), 'b'),
  );
  await vi.waitFor(async () => expect(await inbox()).toHaveLength(2), { timeout: 10_000 });
  return { cloud, pid: child.pid ?? 0 };
}

describe('Ctrl-C', () => {
  it('ends it with 0 and leaves nothing running and nothing that says it runs', async () => {
    const { cloud, pid } = await aBusyCloud();
    const functions = childrenOf(pid);
    expect(functions.length).toBeGreaterThanOrEqual(2);
    cloud.child.kill('SIGINT');
    await once(cloud.child, 'exit');
    expect(cloud.child.exitCode).toBe(0);
    expect(existsSync(join(cloud.stateDir, 'running.json'))).toBe(false);
    await vi.waitFor(() => expect(functions.filter(isAlive)).toEqual([]));
  });
});

describe('a cloud that is killed', () => {
  it('takes its functions with it', async () => {
    const { cloud, pid } = await aBusyCloud();
    const functions = childrenOf(pid);
    cloud.child.kill('SIGKILL');
    await vi.waitFor(() => expect(functions.filter(isAlive)).toEqual([]), { timeout: 5_000 });
  });
});

describe('a cloud that nobody rings', () => {
  it('uses next to no processor time', async () => {
    const { pid } = await aBusyCloud();
    const ticks = () =>
      [pid, ...childrenOf(pid)]
        .map((each) =>
          readFileSync(`/proc/${each}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' '),
        )
        .reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0);
    await wait(1_000);
    const [before, startedAt] = [ticks(), performance.now()];
    await wait(3_000);
    // A tick is 10 ms of processor time.
    const share = ((ticks() - before) * 10) / (performance.now() - startedAt);
    expect(share).toBeLessThan(0.05);
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const { pid } = await aBusyCloud();
    const listening = ['tcp', 'tcp6'].flatMap((table) => listenersOf(pid, table));
    expect(listening.length).toBeGreaterThanOrEqual(3);
    expect(new Set(listening)).toEqual(new Set(['0100007F']));
  });
});

describe('the demonstration', () => {
  it('plays a day of one bag: four texts, none for the repeat nor for the misspelt kind', async () => {
    cloud = await aCloud('--demo');
    const { output, inbox } = cloud;
    await vi.waitFor(() => expect(output()).toContain('That was its day'), { timeout: 30_000 });
    const texts = (await inbox()).map(({ text }) => text);
    expect(texts).toHaveLength(4);
    for (const text of texts) expect(output()).toContain(text);
  });
});

describe('its files', () => {
  it('tell scripts where it is, and its owner alone the secrets', async () => {
    const { cloud } = await aBusyCloud();
    expect(cloud.running).toEqual({
      endpoint: cloud.endpoint,
      console: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      stage: 'dev',
      pid: cloud.child.pid,
    });
    const secrets = join(cloud.stateDir, 'secrets.json');
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toEqual({
      phones: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
    });
    expect(statSync(secrets).mode & 0o077).toBe(0);
  });
});

describe('a second cloud beside it', () => {
  const beside = (stateDir: string, port: string) =>
    startProcess(stateDir, '--port', port, '--console-port', '0');

  it('on its ports takes nothing of what is its own', async () => {
    const { cloud } = await aBusyCloud();
    const logs = join(cloud.stateDir, 'logs');
    await vi.waitFor(() => expect(readdirSync(logs)).toHaveLength(2), { timeout: 10_000 });
    const { child } = beside(cloud.stateDir, new URL(cloud.endpoint).port);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(readdirSync(logs)).toHaveLength(2);
  });

  it('on other ports is found while it runs, and then takes only its own word with it', async () => {
    const { cloud } = await aBusyCloud();
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
    const { cloud } = await aBusyCloud();
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

describe('a start that cannot be', () => {
  const failsWith = async (...args: string[]) => {
    const { child, output } = startProcess(mkdtempSync(join(tmpdir(), 'dingdong-')), ...args);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    return output();
  };

  it.each(['--port', '--console-port'])('says that the port is taken: %s', async (option) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const other = option === '--port' ? '--console-port' : '--port';
    const said = await failsWith(option, `${port}`, other, '0');
    server.close();
    expect(said).toBe(
      `dingdong did not start: port ${port} is taken: ` +
        `stop what uses it, or choose another by ${option}\n`,
    );
  });

  it.each([
    [['--stage', 'staging'], 'no stage staging: allowed are dev, prod'],
    [['--port', '70000'], '--port is 70000; allowed is a port from 0 to 65535'],
    [['--prot', '1'], "Unknown option '--prot'"],
  ])('says what was wrong in one line: %j', async (args, reason) => {
    const said = await failsWith('--port', '0', '--console-port', '0', ...args);
    expect(said).toContain(`dingdong did not start: ${reason}`);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });
});

/** Local addresses (hex, as the kernel writes them) on which a process listens. */
function listenersOf(pid: number, table: string): readonly string[] {
  const inodes = new Set(socketsOf(pid));
  return readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && inodes.has(fields[9] ?? ''))
    .map((fields) => fields[1]?.split(':')[0] ?? '');
}

function socketsOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const [, inode] = readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/) ?? [];
    return inode === undefined ? [] : [inode];
  });
}
