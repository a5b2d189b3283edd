import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recipientAsks } from '../../functions/adapters/recipients/asks.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { aRacedTable } from '../support/a-raced-table.ts';
import { at, SENT } from '../support/an-attempt.ts';
import { aNotification } from '../support/an-event.ts';
import { anyPassages, RACES_MS, race } from '../support/race.ts';

const proposal = aNotification('PriceProposed');
const { phone } = proposal.recipient;

/** Replies by their keys: what one says is decided once. */
const REPLIES = [
  { by: 'reply-0', as: 'yes' },
  { by: 'reply-1', as: 'no' },
  { by: 'reply-2', as: 'yes' },
] as const;

type Reply = (typeof REPLIES)[number];

const anyPlan = fc.record({
  /** Of each worker that has a reply, how often it says so. */
  replies: fc.array(
    fc.record({
      reply: fc.constantFrom(...REPLIES),
      times: fc.integer({ min: 1, max: 2 }),
      passages: anyPassages(2),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  /** Of the workers that tell it: the first lost its lease to the second. */
  claims: fc.tuple(anyPassages(2), anyPassages(2)),
  isClaimedBefore: fc.boolean(),
});

type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

/** A reply that answers, or a worker that tells. */
type Deed = Reply | 'tells';

interface Heard {
  readonly reply: Reply;
  readonly isAnswer: boolean;
  /** Whose it was by then. */
  readonly winner: Reply | undefined;
}

async function raced(scheduler: fc.Scheduler, { replies, claims: tellers, isClaimedBefore }: Plan) {
  const { done, table, tableOf } = aRacedTable<Deed>(scheduler);
  const heard: Heard[] = [];
  const answersDone = () => done.flatMap(({ by }) => (by === 'tells' ? [] : [by]));

  const answer = async ({ reply, times, passages }: Plan['replies'][number], i: number) => {
    const asks = recipientAsks(tableOf(`reply ${i}`, passages, () => reply));
    for (let time = 0; time < times; time += 1) {
      const isAnswer = await asks.answer(phone, proposal.id, reply).catch(() => undefined);
      if (isAnswer !== undefined) heard.push({ reply, isAnswer, winner: answersDone()[0] });
    }
  };
  const tell = async (passages: Plan['claims'][number], i: number) => {
    const claims = transactionalClaims(
      tableOf(`teller ${i}`, passages, () => 'tells'),
      23,
    );
    const attempt = at(1 + i * 30);
    const claim = await claims.claim(proposal, attempt);
    if (claim.is === 'granted') await claims.settle(proposal, attempt, SENT);
  };

  if (isClaimedBefore) await transactionalClaims(table, 23).claim(proposal, at(-60));
  await scheduler.waitFor(Promise.allSettled([...replies.map(answer), ...tellers.map(tell)]));
  return { heard, answersDone: answersDone(), asks: recipientAsks(table) };
}

/** Of an ask that was there from the beginning only another reply is a reason to be told no. */
const isUntrue = ({ reply, isAnswer, winner }: Heard, isClaimedBefore: boolean): boolean => {
  if (isAnswer) return winner !== reply;
  return isClaimedBefore && (winner === undefined || winner === reply);
};

describe('replies that race to answer one ask, while its text is claimed and settled', () => {
  it('have one answer it, which is told so however often it asks', { timeout: RACES_MS }, () =>
    race(anyPlan, async (scheduler, plan) => {
      const { heard, answersDone, asks } = await raced(scheduler, plan);
      const [winner, ...repeats] = answersDone;
      expect(repeats.filter((reply) => reply !== winner)).toEqual([]);
      expect(heard.filter((each) => isUntrue(each, plan.isClaimedBefore))).toEqual([]);
      const [ask] = (await asks.read(phone)).asks;
      expect(ask?.answered).toEqual(winner);
      if (winner === undefined) return;
      for (const reply of REPLIES) {
        expect(await asks.answer(phone, proposal.id, reply)).toBe(reply === winner);
      }
    }),
  );
});
