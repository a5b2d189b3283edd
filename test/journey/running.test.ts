import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber, startProcess } from '../support/a-cloud.ts';
import { childrenOf, listenersOf } from '../support/processes.ts';

let cloud: ACloud;
let pid = 0;
beforeAll(async () => {
  cloud = await aCloud();
  pid = cloud.child.pid ?? 0;
  await cloud.consent(phoneNumber(2));
  await cloud.put(
    anExample('ItemSold', phoneNumber(1), 'a'),
    anExample('WinBack', phoneNumber(2), 'b'),
  );
  await vi.waitFor(async () => expect(await cloud.inbox()).toHaveLength(2), { timeout: 10_000 });
  // Their receipts come some seconds later, and are read.
  await cloud.travel(60);
});
afterAll(() => cloud.stop());

describe('a cloud that nobody rings', () => {
  it('uses next to no processor time', async () => {
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
    const listening = ['tcp', 'tcp6'].flatMap((table) => listenersOf(pid, table));
    expect(listening.length).toBeGreaterThanOrEqual(3);
    expect(new Set(listening)).toEqual(new Set(['0100007F']));
  });
});

describe('its files', () => {
  it('tell scripts where it is, and its owner alone the secrets', async () => {
    expect(cloud.running).toEqual({
      endpoint: cloud.endpoint,
      console: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      stage: 'dev',
      pid: cloud.child.pid,
    });
    const secrets = join(cloud.stateDir, 'secrets.json');
    const made = expect.stringMatching(/^[A-Za-z0-9]{64}$/);
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toEqual({
      phones: made,
      preferences: made,
      replies: made,
    });
    expect(statSync(secrets).mode & 0o077).toBe(0);
  });
});

/** That have written by now: both senders, the learner, the reader of receipts. */
const FUNCTIONS = 4;

describe('a second cloud on its ports', () => {
  it('takes nothing of what is its own', async () => {
    const logs = join(cloud.stateDir, 'logs');
    await vi.waitFor(() => expect(readdirSync(logs)).toHaveLength(FUNCTIONS), { timeout: 10_000 });
    const { port } = new URL(cloud.endpoint);
    const { child } = startProcess(cloud.stateDir, '--port', port, '--console-port', '0');
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(readdirSync(logs)).toHaveLength(FUNCTIONS);
  });
});
