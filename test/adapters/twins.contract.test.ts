import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '../../functions/domain/profile.ts';
import { aNotification } from '../support/an-event.ts';
import { anyGatheringSteps, playGathering } from '../support/any-gathered.ts';
import { anySteps, play, type Steps } from '../support/any-steps.ts';
import { inMemory, recipientStores } from './stores.ts';

const STORES = (await recipientStores()).filter(([, start]) => start !== inMemory);
const { phone } = aNotification('WinBack').recipient;

/** What can be compared: of records and tokens DynamoDB keeps a few digits. */
const ringsOf = ({ rings }: Profile) =>
  [rings.transactional, rings.marketing].map((ring) => ring.map(({ atMs, hash }) => [atMs, hash]));

describe.each(STORES)('what is kept %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  let twins: typeof store;
  beforeAll(async () => {
    store = await start();
    twins = await inMemory();
  });
  afterAll(() => store.stop());

  it.each([
    ['capped', 'BidPlaced', false],
    ['capped', 'ItemSold', false],
    ['transactional', 'PriceProposed', false],
    ['marketing', 'WinBack', true],
    ['marketing', 'WinBack', false],
  ] as const)('is claimed as its twin has it: %s, %s', async (lane, kind, needsConsent) => {
    const played = async (open: typeof store, steps: Steps) => {
      const { [lane]: claims, asks, memory, recipients } = open.open(needsConsent);
      const answers = await play(steps, kind, { claims, memory });
      const profile = (await recipients.read([{ phone }])).profileOf(phone);
      const asked = (await asks.read(phone)).asks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return { answers, asked, rings: ringsOf(profile) };
    };
    await fc.assert(
      fc.asyncProperty(anySteps(20), async (steps) => {
        expect(await played(store, steps)).toEqual(await played(twins, steps));
      }),
      { numRuns: 15 },
    );
  });

  it('is gathered as its twin has it', async () => {
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
