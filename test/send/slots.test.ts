import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BatchSlots } from '../../functions/send/slots.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aPacing, REMAINING_MS, TELL_MS } from './a-batch.ts';

type Worker = ReturnType<typeof aPacing>;

const opened = ({ pacing, time, remainingMs }: Worker, parts: number) =>
  time.during(BatchSlots.open(pacing, parts, remainingMs));

/** When each of texts that are served side by side has its slot, in ms after noon. */
const takenBy = (worker: Worker, slots: BatchSlots, ...parts: readonly number[]) =>
  worker.time.during(
    Promise.all(
      parts.map(async (each) => {
        const slot = await slots.take(each);
        return slot === undefined ? undefined : worker.sinceNoon();
      }),
    ),
  );

const ones = (count: number): readonly number[] => Array.from({ length: count }, () => 1);

describe('a batch', () => {
  it('has all its slots by one lease, and each text waits for its own', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 10);
    expect(worker.asked).toEqual([
      {
        ...{ parts: 10, partsMin: 1, nowMs: NOON_MS },
        ...{ day: '20261123', partFen: 20, sparedParts: 0 },
      },
    ]);
    const expected = ones(10).map((_, i) => i * 50);
    expect(await takenBy(worker, slots, ...ones(10))).toEqual(expected);
    expect(worker.asked).toHaveLength(1);
    expect(worker.spentFen()).toBe(200);
  });

  it('waits for slots that others have before it', async () => {
    const worker = aPacing();
    worker.occupy(3_000);
    const slots = await opened(worker, 2);
    expect(await takenBy(worker, slots, 1, 1)).toEqual([3_000, 3_050]);
  });

  it('knows of each slot when it was leased: a refusal is judged by that', async () => {
    const worker = aPacing();
    worker.occupy(3_000);
    const slots = await opened(worker, 2);
    expect(await worker.time.during(slots.take(1))).toMatchObject({ leasedAtMs: NOON_MS });
  });

  it('of which nothing is to go asks for nothing', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 0);
    slots.close();
    expect([worker.asked, worker.spentFen()]).toEqual([[], 0]);
  });

  it('gives a text of two parts two slots, in turn with others, and it goes at the first', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 5);
    expect(await takenBy(worker, slots, 1, 2, 1, 1)).toEqual([0, 50, 150, 200]);
    expect(worker.asked).toHaveLength(1);
  });

  it('asks again for what did not fit into the wait, and for what nobody foresaw', async () => {
    const worker = aPacing({ lane: 'marketing' });
    const slots = await opened(worker, 25);
    const times = await takenBy(worker, slots, ...ones(26));
    expect(times).toEqual(ones(26).map((_, i) => i * 50));
    // The later ones twice, for all who ask by then: it is told when there will be room.
    expect(worker.asked.map(({ parts }) => parts)).toEqual([25, 6, 6]);
    expect(worker.spentFen()).toBe(26 * 20);
  });

  it('asks for two where one slot is left, and does not pay for that one', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 1);
    expect(await takenBy(worker, slots, 2)).toEqual([50]);
    const [, second] = worker.asked;
    expect(second).toMatchObject({ parts: 2, partsMin: 2, sparedParts: 1 });
    expect(worker.spentFen()).toBe(40);
  });

  it('asks for all that is still to go where one slot is left, and two are needed', async () => {
    const worker = aPacing({ lane: 'marketing' });
    const slots = await opened(worker, 22);
    const twos = Array.from({ length: 10 }, () => 2);
    expect((await takenBy(worker, slots, 1, ...twos, 1)).slice(-2)).toEqual([1_000, 1_100]);
    expect(worker.asked.map(({ parts }) => parts)).toEqual([22, 3, 3]);
  });

  it('asks in turn: no two texts lease for themselves what one lease can give both', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 4);
    worker.time.freeze(10_000);
    expect(await takenBy(worker, slots, 1, 1, 1, 1)).toEqual([10_000, 10_050, 10_100, 10_150]);
    expect(worker.asked.map(({ parts }) => parts)).toEqual([4, 4]);
  });
});

describe('parts that are not used', () => {
  it('are not charged again: those that are left, and those of texts that did not go', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 10);
    await takenBy(worker, slots, ...ones(6));
    slots.spare(2);
    slots.close();
    slots.close();
    expect(worker.spentFen()).toBe(200);
    await opened(worker, 10);
    expect(worker.asked.at(-1)).toMatchObject({ sparedParts: 6 });
    expect(worker.spentFen()).toBe(200 + 4 * 20);
    await opened(worker, 1);
    expect(worker.asked.at(-1)).toMatchObject({ sparedParts: 0 });
  });
});

describe('a slot that lapsed', () => {
  it('is thrown away with all of the past, counted, not charged; another is leased', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 10);
    worker.time.freeze(1_000);
    expect(await takenBy(worker, slots, 1)).toEqual([1_000]);
    expect(worker.counted).toEqual([['SlotsLapsed', 10]]);
    expect(worker.asked.at(-1)).toMatchObject({ parts: 10, sparedParts: 10 });
    expect(worker.spentFen()).toBe(200);
  });

  it('is one that is over for 250 ms: those after it are used', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 10);
    worker.time.freeze(351);
    expect(await takenBy(worker, slots, ...ones(7))).toEqual([
      ...[351, 351, 351, 351, 351, 400, 450],
    ]);
    expect(worker.counted).toEqual([['SlotsLapsed', 3]]);
    expect(worker.asked).toHaveLength(1);
  });

  it.each([
    ['another is leased', 2_000, [NOON_MS + 2_000, NOON_MS + 2_000]],
    ['none where it is too late by then', REMAINING_MS, [undefined, undefined]],
  ])('lapses as well while its worker waits for it: %s', async (_, frozenMs, leasedAtMs) => {
    const worker = aPacing();
    worker.occupy(500);
    const slots = await opened(worker, 2);
    const taking = Promise.all([slots.take(1), slots.take(1)]);
    // Once both wait.
    await setImmediate();
    worker.time.freeze(frozenMs);
    const taken = await worker.time.during(taking);
    expect(taken.map((slot) => slot?.leasedAtMs)).toEqual(leasedAtMs);
    expect(worker.counted).toEqual([
      ['SlotsLapsed', 1],
      ['SlotsLapsed', 1],
    ]);
    slots.close();
    // The next invocation.
    await BatchSlots.open(worker.pacing, 1, () => REMAINING_MS);
    // Of all that it leased, what it used is paid, and the one that it leased last.
    expect(worker.spentFen()).toBe((leasedAtMs.filter((each) => each).length + 1) * 20);
  });
});

describe('slots that come too late for the invocation', () => {
  const LAST_MS = REMAINING_MS - TELL_MS;

  it('are not waited for, and not asked for again', async () => {
    const worker = aPacing();
    // Room comes when those ahead fit into the wait of eight seconds.
    worker.occupy(LAST_MS + 8_000);
    const slots = await opened(worker, 10);
    expect(await takenBy(worker, slots, ...ones(10))).toEqual(ones(10).map(() => undefined));
    expect(worker.asked).toHaveLength(1);
    expect(worker.sinceNoon()).toBe(0);
    expect(worker.spentFen()).toBe(0);
  });

  it('are waited for where room comes in time, and given to those whose turn is in time', async () => {
    const worker = aPacing();
    worker.occupy(LAST_MS - 200);
    const slots = await opened(worker, 10);
    const times = await takenBy(worker, slots, ...ones(10));
    expect(times.filter((ms) => ms !== undefined)).toEqual(
      [0, 1, 2, 3, 4].map((i) => LAST_MS - 200 + i * 50),
    );
    slots.close();
    await opened(worker, 1);
    expect(worker.asked.at(-1)).toMatchObject({ sparedParts: 5 });
  });

  it('end a batch whose table is so slow that each slot is past when it is heard of', async () => {
    const worker = aPacing();
    worker.table.takesMs = 900;
    const slots = await opened(worker, 1);
    expect(await takenBy(worker, slots, 1)).toEqual([undefined]);
    expect(worker.sinceNoon()).toBeGreaterThan(LAST_MS);
    expect(worker.sinceNoon()).toBeLessThan(LAST_MS + 1_000);
  });
});

describe('a table that fails', () => {
  it('fails the text that asks, and the next asks anew', async () => {
    const worker = aPacing();
    const slots = await opened(worker, 0);
    worker.table.fails = true;
    await expect(takenBy(worker, slots, 1)).rejects.toThrow('no table');
    worker.table.fails = false;
    expect(await takenBy(worker, slots, 1)).toEqual([0]);
  });
});
