import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyAllowance } from '../../functions/adapters/recipients/allowance.ts';
import { recipientAsks } from '../../functions/adapters/recipients/asks.ts';
import { recipientChoices } from '../../functions/adapters/recipients/choices.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { tableReplies } from '../../functions/adapters/recipients/replies.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { numberOf, textOf } from '../../functions/adapters/table/item.ts';
import type { ReplyDeps } from '../../functions/reply/reply.ts';
import { aReader, PHONE } from '../reply/a-reader.ts';
import { aRacedTable, type Done } from '../support/a-raced-table.ts';
import { at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { anyPassages, RACES_MS, race } from '../support/race.ts';

/** The same text under two ids, each handed over more than once, to workers that may die. */
const anyPlan = fc.record({
  workers: fc.array(
    fc.record({
      copy: fc.nat(1),
      times: fc.integer({ min: 1, max: 2 }),
      passages: anyPassages(10),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  /** Some past the lease of a reply. */
  ticksSeconds: fc.array(fc.constantFrom(1, 32, 40), { maxLength: 10 }),
});

type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

/** Made at that time, by the worker's clock. */
interface Deed {
  readonly nowMs: number;
}

async function raced(scheduler: fc.Scheduler, text: string, { workers, ticksSeconds }: Plan) {
  const { done, table, tableOf } = aRacedTable<Deed>(scheduler);
  let [nowMs, tokens] = [NOON_MS, 0];
  const clock = { nowMs: () => nowMs };
  const tokensOfAll = { next: () => `token-${++tokens}` };
  await tellProposal(table);

  const readerOn = (mine: RecipientsTable) =>
    aReader((deps) => ({ ...deps, ...portsTo(mine, clock), clock, tokens: tokensOfAll }));
  const write = (reader: ReturnType<typeof aReader>, copy: number) => {
    const id = `generic:${copy}`;
    return reader.write(text, { id, receivedAtMs: NOON_MS + copy * 30_000 });
  };

  const racing = workers.map((worker, i) =>
    readerOn(tableOf(`worker ${i}`, worker.passages, () => ({ nowMs }))),
  );
  const work = async (reader: ReturnType<typeof aReader>, i: number) => {
    const { copy = 0, times = 1 } = workers[i] ?? {};
    for (let time = 0; time < times; time += 1) await write(reader, copy);
  };
  const passTime = async () => {
    for (const tick of ticksSeconds) {
      await scheduler.schedule(Promise.resolve(), `${tick} s go by`);
      nowMs += tick * 1_000;
    }
  };
  await scheduler.waitFor(Promise.all([...racing.map(work), passTime()]));

  // What was not acknowledged comes again, past every lease.
  const last = readerOn(table);
  for (const { copy } of [...workers, ...workers]) {
    nowMs += 40_000;
    await write(last, copy);
  }
  const readers = [...racing, last];
  return {
    writes: done,
    commands: new Set(readers.flatMap(({ put }) => put.map((each) => JSON.stringify(each)))),
    answers: new Set(
      readers.flatMap(({ answers }) =>
        answers.map(({ detail }) => JSON.stringify(eventIdOf(detail))),
      ),
    ),
    pending: table
      .itemsOf(PHONE)
      .filter((item) => textOf(item, 'decision') !== undefined && textOf(item, 'state') !== 'done'),
    letters: readers.flatMap(({ deadLetters }) => deadLetters),
  };
}

const eventIdOf = (detail: unknown) => (detail as { readonly eventId: string }).eventId;

/** Whether a price is right: its text went out a while ago. */
async function tellProposal(table: RecipientsTable): Promise<void> {
  const proposal = aNotification('PriceProposed');
  const claims = transactionalClaims(table, 23);
  await claims.claim(proposal, at(-60));
  await claims.settle(proposal, at(-60), SENT);
}

const portsTo = (table: RecipientsTable, clock: ReplyDeps['clock']): Partial<ReplyDeps> => ({
  asks: recipientAsks(table),
  replies: tableReplies(table, clock),
  allowance: dailyAllowance(table),
  choices: recipientChoices(table),
  memory: recipientMemory(table),
});

/** Replies that were taken over before their lease was over, or once they were done. */
const brokenLeases = (writes: readonly Done<Deed>[]) =>
  writes
    .filter(({ sortKey }) => sortKey.startsWith('reply#'))
    .filter(({ by, before, after }) => {
      const isTaken = textOf(before, 'token') !== textOf(after, 'token');
      const isTooSoon = isTaken && (numberOf(before, 'leaseUntilMs') ?? 0) > by.nowMs;
      const wasDone = textOf(before, 'state') === 'done';
      return isTooSoon || (wasDone && (isTaken || textOf(after, 'state') !== 'done'));
    });

describe('workers that race for two ids of the same text', () => {
  it.each([
    ['Y', 0],
    ['退订', 1],
    ['查询3287', 0],
  ] as const)('work one of them off: %s', { timeout: RACES_MS }, (text, answersMax) =>
    race(
      anyPlan,
      async (scheduler, plan) => {
        const { writes, commands, answers, pending, letters } = await raced(scheduler, text, plan);
        expect([...commands]).toHaveLength(1);
        expect([...commands].every((each) => each.includes(PHONE))).toBe(true);
        expect([...answers].length).toBe(answersMax);
        expect([pending, letters]).toEqual([[], []]);
        expect(brokenLeases(writes)).toEqual([]);
      },
      100,
    ),
  );
});
