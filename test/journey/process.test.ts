import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { settingsFor } from '../../lib/settings.ts';
import { type ACloud, aCloud, anExample, phoneNumber, startProcess } from '../support/a-cloud.ts';
import { childrenOf, isAlive } from '../support/processes.ts';

let cloud: ACloud | undefined;
afterEach(async () => {
  await cloud?.stop('SIGKILL');
  cloud = undefined;
});

async function aBusyCloud() {
  cloud = await aCloud();
  const { put, said, child } = cloud;
  await put(anExample('ItemSold', phoneNumber(1), 'a'), anExample('WinBack', phoneNumber(2), 'b'));
  // One told, one held back for want of consent: both lanes' functions are at work.
  await vi.waitFor(async () => expect(await said()).toHaveLength(2), { timeout: 10_000 });
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

describe('Ctrl-C while a function is at work', () => {
  it('does not wait for it', async () => {
    cloud = await aCloud();
    const { child, put, spoil, get } = cloud;
    const slow = { when: 'before', does: 'delay', delayMs: 15_000 } as const;
    await spoil({ function: 'TransactionalSender', call: 'sns:Publish', ...slow });
    await put(anExample('ItemSold', phoneNumber(1), 'a'));
    await vi.waitFor(async () => expect(await get('/_dingdong/faults')).toEqual({ faults: [] }), {
      timeout: 10_000,
    });
    const askedAt = performance.now();
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    // The function itself would wait that long for its Publish.
    const { publishTimeoutSeconds } = settingsFor('dev');
    expect(performance.now() - askedAt).toBeLessThan((publishTimeoutSeconds * 1000) / 2);
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

describe('the demonstration', () => {
  it('plays a day of one bag: eight texts, none for the repeat nor for the misspelt kind', async () => {
    cloud = await aCloud('--demo');
    const { output, inbox } = cloud;
    await vi.waitFor(() => expect(output()).toContain('That was its day'), { timeout: 60_000 });
    const texts = (await inbox()).map(({ text }) => text);
    expect(texts).toEqual(
      [
        /有人出价15000元/,
        /调至14800元.*回复Y同意,N不同意/,
        /未能看懂您的回复/,
        /价格已调整，现价14800元/,
        /有人出价15800元/,
        /又有2次出价，最高16400元/,
        /2件商品今日获6次浏览，最多的是编号5512、3287/,
        /以16400元成交/,
      ].map((text) => expect.stringMatching(text)),
    );
    for (const text of texts) expect(output()).toContain(text);
    expect(output()).toContain('PriceConfirmationReplied yes 5512');
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
