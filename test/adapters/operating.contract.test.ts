import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Operating } from '../../functions/ports/operating.ts';
import type { Pace } from '../../functions/ports/pace.ts';
import { paceRules } from '../support/any-askings.ts';
import { aLeasing, controlsStores } from './controls-stores.ts';

const STORES = await controlsStores();

describe.each(STORES)('the mode %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let operating: Operating;
  let pace: Pace;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());
  beforeEach(async () => {
    const shared = await store.open();
    operating = shared.operating;
    pace = shared.worker(paceRules('transactional'));
  });

  it('is normal as long as nobody has set one', async () => {
    const controls = await operating.look();
    expect(controls.mode).toBe('normal');
    expect(controls).not.toHaveProperty('modeBy');
    expect(controls).not.toHaveProperty('personMode');
  });

  it('is what a person sets, once and again', async () => {
    expect(await operating.setMode('conserve', undefined, 'normal')).toBe(true);
    expect(await operating.setMode('stop', undefined, 'conserve')).toBe(true);
    expect(await operating.look()).toMatchObject({ mode: 'stop', personMode: 'stop' });
    expect((await pace.look()).mode).toBe('stop');
  });

  it('is remembered with the time at which a person set it', async () => {
    await operating.setMode('stop', 'an-alarm', 'normal', 5);
    expect(await operating.look()).not.toHaveProperty('resumedAtMs');
    await operating.setMode('normal', undefined, 'stop', 7);
    expect(await operating.look()).toMatchObject({ resumedAtMs: 7 });
  });

  it('is heard with every lease', async () => {
    await operating.setMode('conserve', undefined, 'normal');
    expect((await pace.lease('transactional', aLeasing())).controls.mode).toBe('conserve');
    await operating.setMode('stop', undefined, 'conserve');
    expect((await pace.lease('transactional', aLeasing())).controls.mode).toBe('stop');
  });

  it('is set by one of two at once', async () => {
    const set = await Promise.all([
      operating.setMode('conserve', 'an-alarm', 'normal'),
      operating.setMode('stop', undefined, 'normal'),
    ]);
    expect(set.filter((each) => each)).toHaveLength(1);
  });

  it('stays where another was set meanwhile', async () => {
    await operating.setMode('stop', undefined, 'normal');
    expect(await operating.setMode('conserve', undefined, 'normal')).toBe(false);
    expect(await operating.setMode('conserve', 'an-alarm', 'normal')).toBe(false);
    expect((await operating.look()).mode).toBe('stop');
  });

  it('has the name of the alarm that set it, until a person sets one', async () => {
    expect(await operating.setMode('stop', 'an-alarm', 'normal')).toBe(true);
    const byAlarm = await operating.look();
    expect(byAlarm).toMatchObject({ mode: 'stop', modeBy: 'an-alarm' });
    expect(byAlarm).not.toHaveProperty('personMode');
    expect(await operating.setMode('stop', undefined, 'stop')).toBe(true);
    const byPerson = await operating.look();
    expect(byPerson).toMatchObject({ mode: 'stop', personMode: 'stop' });
    expect(byPerson).not.toHaveProperty('modeBy');
  });

  it('is never set by an alarm to less than a person set', async () => {
    await operating.setMode('pause-marketing', undefined, 'normal');
    expect(await operating.setMode('conserve', 'an-alarm', 'pause-marketing')).toBe(false);
    expect(await operating.setMode('stop', 'an-alarm', 'pause-marketing')).toBe(true);
    expect(await operating.setMode('normal', 'an-alarm', 'stop')).toBe(false);
    expect(await operating.setMode('pause-marketing', 'an-alarm', 'stop')).toBe(true);
  });

  it('sets halted lanes going where a person sets it, and not where an alarm does', async () => {
    await pace.halt('marketing', 'AuthorizationError');
    await operating.setMode('stop', 'an-alarm', 'normal');
    expect((await operating.look()).halted).toEqual({ marketing: 'AuthorizationError' });
    await operating.setMode('normal', undefined, 'stop');
    expect((await operating.look()).halted).toEqual({});
  });

  it('leaves what is spent and what slots are given out', async () => {
    await pace.lease('marketing', aLeasing({ parts: 3, partFen: 5 }));
    const before = await operating.look();
    await operating.setMode('stop', 'an-alarm', 'normal');
    await operating.setMode('stop', undefined, 'stop');
    const { spentFen, takenUntilMs } = await operating.look();
    expect({ spentFen, takenUntilMs }).toEqual({
      ...{ spentFen: { marketing20261123: 15 }, takenUntilMs: before.takenUntilMs },
    });
  });
});
