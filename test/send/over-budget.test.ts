import { describe, expect, it } from 'vitest';
import type { Lane } from '../../functions/domain/lane.ts';
import { aBody } from '../support/an-event.ts';
import { aPolicy } from '../support/circumstances.ts';
import { aSender } from '../support/send-deps.ts';

const PART_FEN = 20;

/** Of whose lane's budget so many parts are left. */
function aThriftySender(lane: Lane, parts: number) {
  const windows = [{ cap: 3, windowSeconds: 86_400 }];
  const budgetFen = 1_000 * PART_FEN;
  const policy = aPolicy({ needsConsent: false, runawayTexts: 200, budgetFen, windows });
  const sender = aSender({ lane, policy });
  const spentFen = budgetFen - parts * PART_FEN;
  sender.controls.amend({ spentFen: { [`${lane}20261123`]: spentFen } });
  return sender;
}

const toThree = (kind: string, run: string) =>
  ['13800138001', '13800138002', '13800138003'].map((phone) =>
    aBody(kind, { eventId: `${run}-${phone}`, recipient: { phone } }),
  );

describe('marketing, of a batch that the budget is just enough for', () => {
  it('is texted, by a worker that knows of nothing as by one that does; the next waits', async () => {
    const sender = aThriftySender('marketing', 6);
    await sender.send(...toThree('WinBack', 'a'));
    await sender.send(...toThree('ExclusivePresale', 'b'));
    expect(sender.carrier.texts).toHaveLength(6);
    expect(sender.controls.now().spentFen).toEqual({ marketing20261123: 20_000 });
    await sender.send(...toThree('ItemsRecommended', 'c'));
    expect(sender.carrier.texts).toHaveLength(6);
    expect(new Set(sender.counted.slice(6))).toEqual(new Set(['Deferred over-budget']));
  });
});

describe('transactional news over its budget', () => {
  it('is texted all the same, and counted for the operator', async () => {
    const sender = aThriftySender('transactional', 0);
    await sender.send(...toThree('ItemSold', 'a'));
    expect(sender.counted).not.toContain('OverBudget');
    await sender.send(...toThree('ItemSold', 'b'));
    expect(sender.counted.filter((name) => name === 'OverBudget')).toHaveLength(1);
    expect(sender.carrier.texts).toHaveLength(6);
  });
});

describe('a text of which nobody knows', () => {
  it('may have to be paid: it is not spared', async () => {
    const sender = aThriftySender('transactional', 1_000);
    sender.carrier.answers.push({ is: 'unknown', code: 'AbortError' });
    expect(await sender.send(aBody('ItemSold'))).toHaveLength(1);
    await sender.send(aBody('ItemSold', { eventId: 'b' }));
    expect(sender.controls.now().spentFen).toEqual({ transactional20261123: 2 * PART_FEN });
  });
});
