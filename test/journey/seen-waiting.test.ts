import { afterEach, describe, expect, it, vi } from 'vitest';
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

/** A time in Shanghai, and one who wants marketing. */
async function aTime(time: string, ...options: string[]) {
  cloud = await aCloud('--now', `2026-11-28T${time}+08:00`, ...options);
  await cloud.consent(PHONE);
  const { stateDir, running, output } = cloud;
  const send = async (kind: string) =>
    (await runScript('send', [kind, '--phone', PHONE, '--event-id', 'e'], { stateDir })).out;
  const told = async () =>
    (await (await fetch(`${running.console}/events`)).json()) as {
      readonly events: readonly { readonly 'detail-type': string }[];
      readonly waiting: readonly Waiting[];
    };
  return { cloud, output, send, told };
}

/** Goes where `npm run send` says that one has it now. */
async function hasItNow(said: string): Promise<void> {
  const [, body = '', url = ''] = said.match(/^curl -d '(.+)' (\S+)$/m) ?? [];
  const answer = await fetch(url, { method: 'POST', body });
  expect(answer.status).toBe(200);
}

describe('a text that waits for the morning', () => {
  it('is told wherever somebody looks, until it rings', async () => {
    const { cloud, output, send, told } = await aTime('23:30:00');
    const said = await send('WinBack');
    const { waiting } = await told();
    const because = { kind: 'WinBack', phone: '+86138****8000', because: 'hours' };
    expect(waiting).toMatchObject([because]);
    // By the wall clock of the deployment, wherever this runs.
    const [, until] = said.match(/It waits until (.*) \(Asia\/Shanghai\): hours\n/) ?? [];
    expect(until).toMatch(/^2026-11-29 08:\d\d:\d\d$/);
    const line = `+86138****8000  WinBack waits until ${until}: hours`;
    await vi.waitFor(() => expect(output()).toContain(line), PATIENCE);

    expect(await cloud.inbox()).toEqual([]);
    await hasItNow(said);
    expect(await cloud.inbox(PHONE)).toHaveLength(1);
    await vi.waitFor(async () => {
      const { events, waiting } = await told();
      expect(events.map((each) => each['detail-type'])).toEqual(['NotificationSent']);
      expect(waiting).toEqual([]);
    }, PATIENCE);
  });

  it('is found by the event that was put, not by an earlier one', async () => {
    const { send, cloud } = await aTime('23:30:00', '--stage', 'prod');
    expect(await send('WinBack')).toContain('It waits until 2026-11-29 08:');
    await cloud.travel(10 * 3_600);
    expect(await send('WinBack')).toContain('The phone has not rung');
  });
});

describe('a view', () => {
  it('is told to wait for the digest of its day, and rings in it', async () => {
    const { cloud, output, send, told } = await aTime('12:00:00');
    const said = await send('ItemViewed');
    const { waiting } = await told();
    expect(waiting).toMatchObject([{ kind: 'ItemViewed', because: 'digest' }]);
    const [, until] = said.match(/It waits until (.*) \(Asia\/Shanghai\): digest\n/) ?? [];
    expect(until).toMatch(/^2026-11-28 19:[01]\d:\d\d$/);
    const line = `ItemViewed waits until ${until?.slice('2026-11-28 '.length)}: digest`;
    await vi.waitFor(() => expect(output()).toContain(line), PATIENCE);
    await hasItNow(said);
    expect(await cloud.inbox(PHONE)).toMatchObject([
      { text: expect.stringContaining('您寄售的腕表（编号3287）今日有人浏览') },
    ]);
  });
});
