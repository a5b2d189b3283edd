import { describe, expect, it } from 'vitest';
import { createForesight } from '../../functions/send/foresight.ts';
import type { Background } from '../../functions/send/read.ts';
import { aNotification } from '../support/an-event.ts';
import { aPacing } from './a-batch.ts';

// Nothing here reads it.
const BACKGROUND = {} as Background;

/** How many parts are ahead of a batch, each for its own phone, and how often it has looked. */
function ahead(partsOf: (name: string) => number, ...names: readonly string[]) {
  const { pacing, controls } = aPacing();
  let looks = 0;
  const looking = {
    ...pacing,
    look: () => {
      looks += 1;
      return pacing.look();
    },
  };
  const partsAhead = createForesight(looking, 1_000, ({ kind }) => partsOf(kind.name));
  const batch = names.map((name, i) =>
    aNotification(name, { recipient: { phone: `1380013800${i}` } }),
  );
  return {
    ...{ pacing, controls },
    foreseen: async () => [await partsAhead(batch, BACKGROUND), looks] as const,
  };
}

describe('what is foreseen of a batch', () => {
  it('is the parts of those that are decided to be sent', async () => {
    const { foreseen } = ahead(
      (name) => (name === 'BidPlaced' ? 0 : 2),
      'ItemSold',
      'BidPlaced',
      'ItemListed',
    );
    expect(await foreseen()).toEqual([4, 0]);
  });

  it('is of each recipient the first text alone: the next waits until that is told', async () => {
    const { pacing } = aPacing();
    const partsAhead = createForesight(pacing, 1_000, ({ kind }) =>
      kind.name === 'ItemListed' ? 0 : 1,
    );
    const batch = ['ItemListed', 'ItemSold', 'PaymentReceived'].map((name) => aNotification(name));
    expect(await partsAhead(batch, BACKGROUND)).toBe(1);
  });

  it('leaves out what is gathered for the day', async () => {
    const { foreseen } = ahead(() => 1, 'ItemViewed', 'ItemSold');
    expect(await foreseen()).toEqual([1, 0]);
  });

  it.each([
    ['holds something back', { mode: 'conserve' }],
    ['has halted the lane', { halted: { transactional: 'KMSDisabled' } }],
    ['had spent the budget', { spentFen: { transactional20261123: 1_000 } }],
  ] as const)('looks first whether it still stands where the operator %s', async (_, change) => {
    const { pacing, controls, foreseen } = ahead(() => 1, 'ItemSold');
    controls.amend(change);
    expect(await foreseen()).toEqual([1, 0]);
    await pacing.look();
    expect(await foreseen()).toEqual([1, 1]);
  });
});
