import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Waiting } from '../../local/waiting.ts';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { runScript } from '../support/run-script.ts';

const PHONE = '+8613800138000';
const PATIENCE = { timeout: 10_000, interval: 50 };

let cloud: ACloud | undefined;
afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
});

/** Half past eleven at night in Shanghai, and one who wants marketing. */
async function aNight(...options: string[]) {
  cloud = await aCloud('--now', '2026-11-28T23:30:00+08:00', ...options);
  await cloud.consent(PHONE);
  const { stateDir, running, output } = cloud;
  const view = async () =>
    (await runScript('send', ['ItemViewed', '--phone', PHONE, '--event-id', 'view'], { stateDir }))
      .out;
  const told = async () =>
    (await (await fetch(`${running.console}/events`)).json()) as {
      readonly events: readonly { readonly 'detail-type': string }[];
      readonly waiting: readonly Waiting[];
    };
  return { cloud, output, view, told };
}

describe('a text that waits for the morning', () => {
  it('is told wherever somebody looks, until it rings', async () => {
    const { cloud, output, view, told } = await aNight();
    const said = await view();
    const { waiting } = await told();
    const because = { kind: 'ItemViewed', phone: '+86138****8000', because: 'hours' };
    expect(waiting).toMatchObject([because]);
    // By the wall clock of the deployment, wherever this runs.
    const [, until] = said.match(/It waits until (.*) \(Asia\/Shanghai\): hours\n/) ?? [];
    expect(until).toMatch(/^2026-11-29 08:\d\d:\d\d$/);
    const line = `+86138****8000  ItemViewed waits until ${until}: hours`;
    await vi.waitFor(() => expect(output()).toContain(line), PATIENCE);

    const [, body = '', url = ''] = said.match(/^curl -d '(.+)' (\S+)$/m) ?? [];
    expect(await cloud.inbox()).toEqual([]);
    const answer = await fetch(url, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await cloud.inbox(PHONE)).toHaveLength(1);
    await vi.waitFor(async () => {
      const { events, waiting } = await told();
      expect(events.map((each) => each['detail-type'])).toEqual(['NotificationSent']);
      expect(waiting).toEqual([]);
    }, PATIENCE);
  });

  it('is found by the event that was put, not by an earlier one', async () => {
    const { view, cloud } = await aNight('--stage', 'prod');
    expect(await view()).toContain('It waits until 2026-11-29 08:');
    await cloud.travel(10 * 3_600);
    expect(await view()).toContain('The phone has not rung');
  });
});

describe('the demonstration', () => {
  it('begins at nine in the morning, whatever hour it is, and goes on with the next', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dingdong-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const day = async () => {
      const cloud = await aCloud('--demo', '--data', dataDir);
      onTestFinished(async () => void (await cloud.stop()));
      const clock = / {2}clock {5}(.*) 09:00:\d\d {2}Asia\/Shanghai\n/;
      await vi.waitFor(() => expect(cloud.output()).toMatch(clock), PATIENCE);
      await cloud.stop();
      return Date.parse(cloud.output().match(clock)?.[1] ?? '');
    };
    const first = await day();
    expect((await day()) - first).toBe(86_400_000);
  });
});
