import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { runScript } from '../support/run-script.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

async function send(args: readonly string[], stateDir = cloud.stateDir) {
  const { code, out, err } = await runScript('send', args, { stateDir });
  return { code, said: out + err };
}

describe('npm run send to a stage that announces failures alone', () => {
  it('shows what the phone says', async () => {
    const prod = await aCloud('--stage', 'prod');
    const { said } = await send(['ItemSold', '--phone', '13800138000'], prod.stateDir);
    await prod.stop();
    expect(said).toContain('叮咚  +8613800138000  (1 part)');
  });
});

describe('npm run send', () => {
  it('rings the phone and shows what it says', async () => {
    const { code, said } = await send([
      ...['BidPlaced', '--phone', '13800138000'],
      ...['--set', 'bidFen=990050', '--set', 'item.category=手袋'],
    ]);
    expect(said).toContain('叮咚  +8613800138000  (1 part)');
    expect(said).toContain('您寄售的手袋（编号3287）有人出价9900.50元');
    expect(code).toBe(0);
  });

  it('says why it did not ring', async () => {
    const { said } = await send(['ItemSold', '--phone', '13800138000', '--set', 'item.priceFen=0']);
    expect(said).toContain('NotificationFailed: invalid: detail.item.priceFen: whole fen');
    const late = await send([
      ...['ItemSold', '--phone', '13800138000'],
      ...['--set', 'occurredAt=2026-01-01T00:00:00Z', '--set', 'deadline=2026-01-02T00:00:00Z'],
    ]);
    expect(late.said).toContain('NotificationSuppressed: expired');
  });

  it('says of a fact that cannot be read where it goes', async () => {
    const args = ['PriceConfirmed', '--phone', '13800138000', '--set', 'item.code=A12'];
    const { said } = await send(args);
    expect(said).toMatch(
      /dead-letter queue of facts: invalid: detail\.item\.code: .*4 to 10 digits/,
    );
  });

  it('says what marketing waits for', async () => {
    const { said } = await send(['ItemViewed', '--phone', '13800138000']);
    expect(said).toMatch(
      /Suppressed: no-consent\n.*send -- ConsentGiven --phone \+8613800138000\n$/,
    );
  });

  it('says so where the phone stays silent for a repeat', async () => {
    const args = ['ItemSold', '--phone', '13800138009', '--event-id', 'again'];
    expect((await send(args)).said).toContain('叮咚');
    const { said } = await send(args);
    expect(said).toContain('The phone has not rung: told before, still on its way, or held back');
    expect(said).not.toContain('叮咚');
  });

  it('is one line and 1 where it was called wrongly', async () => {
    const { code, said } = await send(['ItemSolt', '--phone', '13800138000']);
    expect(said).toMatch(
      /^the kind is ItemSolt; allowed is one of ItemReceived, .*ConsentGiven.*\n$/,
    );
    expect(code).toBe(1);
  });

  it('is one line and 1 where no cloud runs', async () => {
    const { code, said } = await send(['ItemSold', '--phone', '13800138000'], '/nonexistent');
    expect(said).toMatch(/^no local cloud is running: start one with npm start.*\n$/);
    expect(code).toBe(1);
  });
});
