import { describe, expect, it } from 'vitest';
import { BatchSlots } from '../../functions/send/slots.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aPacing } from './a-batch.ts';

describe('a slot that is longer than the 250 ms of grace, at a rate that the carrier slowed', () => {
  it('is used until it is over', async () => {
    const { controls, counted, pacing, remainingMs, sinceNoon, time } = aPacing();
    controls.amend({ slowed: { partsPerSecond: 1.25, atMs: NOON_MS } });
    const slots = await time.during(BatchSlots.open(pacing, 2, remainingMs));
    time.freeze(700);
    const times = [1, 2].map(() => slots.take(1).then(sinceNoon));
    expect(await time.during(Promise.all(times))).toEqual([700, 800]);
    expect(counted).toEqual([]);
  });
});
