import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber, startProcess } from '../support/a-cloud.ts';
import { atNoon } from '../support/journey-clock.ts';
import { COMES_AGAIN_SECONDS, deadLetters } from '../support/spoiling.ts';

let dataDir: string;
let cloud: ACloud | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dingdong-data-'));
});
afterEach(async () => {
  await cloud?.stop('SIGKILL');
  cloud = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

const begin = async (...options: string[]) => {
  cloud = await aCloud('--data', dataDir, ...options);
  return cloud;
};

describe('a cloud that is killed under load, and started again with its data', () => {
  it('loses nothing that it accepted, and tells nobody of marketing twice', async () => {
    const first = await begin(...atNoon());
    const accepted: string[] = [];
    const put = async (kind: string, from: number) => {
      for (let i = from; i < from + 120; i += 10) {
        const phones = Array.from({ length: 10 }, (_, j) => phoneNumber(i + j));
        const events = phones.map((phone) => anExample(kind, phone, `event-${phone}`));
        const isAccepted = await first.put(...events).then(
          () => true,
          () => false,
        );
        if (isAccepted) accepted.push(...phones);
      }
    };
    await first.consent(...Array.from({ length: 120 }, (_, i) => phoneNumber(1_000 + i)));
    const putting = [put('ItemSold', 0), put('WinBack', 1_000)];
    await vi.waitFor(async () => expect((await first.inbox()).length).toBeGreaterThan(30), {
      timeout: 20_000,
    });
    const before = (await first.inbox()).length;
    await first.stop('SIGKILL');
    await Promise.all(putting);
    expect(accepted.length).toBeGreaterThan(before);

    const second = await begin();
    expect((await second.inbox()).length).toBeGreaterThanOrEqual(before);
    // What the killed workers held comes again after the visibility timeout, five times at most.
    await second.travel(5 * COMES_AGAIN_SECONDS);
    const texts = await second.inbox();
    const toldOf = (lane: string) =>
      texts.filter((text) => text.lane === lane).map(({ phoneNumber: phone }) => phone);
    const [sold, offered] = [toldOf('transactional'), toldOf('marketing')];
    const isSale = (phone: string) => phone < phoneNumber(1_000);
    expect(new Set(offered).size).toBe(offered.length);
    // A marketing claim is final: whom it was made for lies on the dead-letter queue instead. So
    // does a sale whose Publish nobody answered twice, as it may be on a machine that is overrun.
    const untold = accepted.filter((phone) => ![...sold, ...offered].includes(phone));
    const letters = [
      ...(await deadLetters(second, 'marketing')),
      ...(await deadLetters(second, 'transactional')),
    ];
    const reasonOf = (phone: string) =>
      letters.find(({ body }) => body.includes(phone))?.reason ?? 'vanished';
    const ends = untold.map((phone) => [phone, reasonOf(phone)]);
    expect(ends).toEqual(untold.map((phone) => [phone, 'unconfirmed']));
    expect(untold.filter(isSale).length).toBeLessThan(20);
  });
});

describe('a cloud that is started again with its data', () => {
  it('has its secrets, its clock and what it said, and knows whom it has told', async () => {
    const first = await begin('--now', '2030-01-01T00:00:00Z');
    const secretsOf = ({ stateDir }: ACloud) =>
      JSON.parse(readFileSync(join(stateDir, 'secrets.json'), 'utf8'));
    const secrets = secretsOf(first);
    const sale = anExample('ItemSold', phoneNumber(1), 'sale-1', {
      occurredAt: '2030-01-01T00:00:00Z',
      deadline: '2030-01-02T12:00:00Z',
    });
    await first.put(sale);
    await first.travel(3_600);
    const said = await first.said();
    expect(said).toHaveLength(1);
    await first.stop();

    const second = await begin();
    expect(secretsOf(second)).toEqual(secrets);
    const { now } = (await second.get('/_dingdong/clock')) as { readonly now: string };
    expect(now).toMatch(/^2030-01-01T01:0\d:/);
    expect(await second.said()).toEqual(said);
    await second.put(sale);
    await second.travel(0);
    expect(await second.inbox()).toHaveLength(1);
  });

  it('is refused while another has it, in one line', async () => {
    const { stateDir } = await begin();
    const { child, output } = startProcess(stateDir, '--port', '0', '--data', dataDir);
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(output()).toMatch(/^dingdong did not start: .*\n$/);
    expect(output()).toContain(`${dataDir} is in use`);
  });
});
