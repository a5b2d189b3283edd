import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyGatheringSteps, playGathering } from '../support/any-gathered.ts';
import { inMemory, recipientStores } from './stores.ts';

const STORES = await recipientStores();

describe.each(STORES.filter(([, start]) => start !== inMemory))('any steps, %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let twins: typeof store;
  beforeAll(async () => {
    store = await start();
    twins = await inMemory();
  });
  afterAll(() => store.stop());

  it('are answered as by the twin', async () => {
    await fc.assert(
      fc.asyncProperty(anyGatheringSteps, async (steps) => {
        expect(await playGathering(steps, store.open().gatherings)).toEqual(
          await playGathering(steps, twins.open().gatherings),
        );
      }),
      { numRuns: 25 },
    );
  });
});
