import { describe, expect, it } from 'vitest';
import type { CarrierAnswer } from '../../functions/domain/carrier-answer.ts';
import type { Pace } from '../../functions/ports/pace.ts';
import { takeHeed } from '../../functions/send/take-heed.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { paceRules } from '../support/any-askings.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { memoryLog } from '../support/memory-log.ts';

const LEASED_MS = NOON_MS - 1_000;

/** What all workers hear after these answers, and what was counted. */
async function heeded(answers: readonly CarrierAnswer['is'][], change: Partial<Pace> = {}) {
  const controls = memoryControls();
  const counted: string[] = [];
  const deps = {
    pace: { ...controls.paceOf(paceRules('marketing')), ...change },
    clock: { nowMs: () => NOON_MS },
    log: memoryLog().log,
    metrics: { count: (name: string) => void counted.push(name), flush: () => {} },
  };
  for (const is of answers) {
    const answer = { is, code: `Code-${is}`, messageId: 'sms-1' } as CarrierAnswer;
    await takeHeed(deps, aNotification('WinBack'), answer, LEASED_MS);
  }
  const { slowed, halted } = controls.now();
  return { slowed, halted, counted };
}

const HALF = { partsPerSecond: 10, atMs: NOON_MS };

describe('what the carrier answers', () => {
  it.each([
    ['accepted', { counted: [], slowed: undefined, halted: {} }],
    ['rejected', { counted: [], slowed: undefined, halted: {} }],
    ['unreachable', { counted: [], slowed: undefined, halted: {} }],
    ['refused-for-now', { counted: ['Slowed'], slowed: HALF, halted: {} }],
    ['unknown', { counted: ['Slowed'], slowed: HALF, halted: {} }],
    [
      'misconfigured',
      { counted: ['Halted'], slowed: undefined, halted: { marketing: 'Code-misconfigured' } },
    ],
  ] as const)('is heard by all workers: %s', async (is, expected) => {
    expect(await heeded([is])).toEqual(expected);
  });

  it('halves the rate once for all that had their slots before', async () => {
    const { counted, slowed } = await heeded(['refused-for-now', 'unknown', 'refused-for-now']);
    expect([counted, slowed]).toEqual([['Slowed'], HALF]);
  });

  it('changes nothing of the ending where it cannot be written down', async () => {
    const fails = async () => Promise.reject(new Error('no table'));
    const failing = { slow: fails, halt: fails };
    expect((await heeded(['refused-for-now'], failing)).counted).toEqual(['Unheeded']);
    expect((await heeded(['misconfigured'], failing)).counted).toEqual(['Halted', 'Unheeded']);
  });
});
