import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { Notification } from '../../functions/domain/notification.ts';
import { type Attempt, type Claim, type Claims, NothingWritten } from '../../functions/ports.ts';
import { aRacedTable } from '../support/a-raced-table.ts';
import { aToken, at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { anyPassages, NoAnswer, type Passage, RACES_MS, race } from '../support/race.ts';
import { brokenBy, type Deed, noting } from './claim-history.ts';

const LEASE_SECONDS = 23;

/** What a worker does with a claim, in turn: it may not have heard what became of the first. */
const ENDINGS = [
  ...[['settle'], ['settle'], ['release'], ['giveUp']],
  ...[
    ['settle', 'giveUp'],
    ['settle', 'release'],
  ],
  [],
] as const satisfies readonly (readonly ('settle' | 'release' | 'giveUp')[])[];

/** Copies of two notifications, of which records come again; time that goes by meanwhile. */
const anyPlan = fc.record({
  workers: fc.array(
    fc.record({
      event: fc.nat(1),
      record: fc.nat(1),
      endings: fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 3 }),
      passages: anyPassages(8),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  ticksSeconds: fc.array(fc.constantFrom(1, 22, 23, 60), { maxLength: 8 }),
});

type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;
type Asked = Plan['workers'][number];

/** What a worker heard of what it did, and which writes were done by then. */
interface Heard extends Deed {
  readonly heard: Claim['is'] | 'done' | 'lost' | 'nothing';
  readonly after: readonly Deed[];
}

/** What workers did and heard; nobody waits any more for anything. */
async function raced(
  scheduler: fc.Scheduler,
  { workers, ticksSeconds }: Plan,
  kind: string,
  claimsTo: (table: RecipientsTable, noted: (claims: Claims) => Claims) => Claims,
) {
  const { done, table, tableOf } = aRacedTable<Deed>(scheduler);
  const notifications = [0, 1].map((event) => aNotification(kind, { eventId: `e${event}` }));
  const heard: Heard[] = [];
  let [seconds, tokens] = [0, 0];

  const writes = () => done.filter(({ sortKey }) => sortKey.startsWith('n#')).map(({ by }) => by);

  async function hear(deed: Deed, call: Promise<Claim | undefined>): Promise<Claim | undefined> {
    const answer = await call.catch((error: Error) => error);
    const isKnown = !(answer instanceof NoAnswer || answer instanceof NothingWritten);
    const word = answer instanceof Error ? (isKnown ? 'lost' : 'nothing') : (answer?.is ?? 'done');
    heard.push({ ...deed, heard: word, after: writes() });
    return answer instanceof Error || answer === undefined ? undefined : answer;
  }

  async function work(name: string, { event, record, endings, passages }: Asked) {
    const notification = notifications[event] as Notification;
    let deed: Deed | undefined;
    const now = () => deed as Deed;
    const claims = claimsTo(tableOf(name, passages as Passage[], now), (inner) =>
      noting(inner, (noted) => {
        deed = noted;
      }),
    );
    for (const ending of endings) {
      await scheduler.schedule(Promise.resolve(), `${name}: begins`);
      const attempt = at(seconds, aToken(++tokens), `r-${event}-${record}`);
      const as = { id: notification.id, attempt };
      const claim = await hear({ ...as, do: 'claim' }, claims.claim(notification, attempt));
      if (claim?.is !== 'granted') continue;
      const granted = { ...attempt, ordinal: claim.ordinal };
      for (const does of ending) {
        const done = claims[does](notification, granted, SENT).then(() => undefined);
        await hear({ ...as, do: does }, done);
      }
    }
  }

  async function passTime() {
    for (const tick of ticksSeconds) {
      await scheduler.schedule(Promise.resolve(), `${tick} s go by`);
      seconds += tick;
    }
  }

  const all = workers.map((asked, i) => work(`worker ${i}`, asked));
  await scheduler.waitFor(Promise.all([...all, passTime()]));
  return { heard, writes: writes(), table, notifications, overMs: NOON_MS + seconds * 1_000 };
}

type Raced = Awaited<ReturnType<typeof raced>>;

/** What a worker heard that is not so. */
const untrue = ({ heard: word, after, ...deed }: Heard): boolean => {
  const done = (does: Deed['do'], isIt: (by: Attempt) => boolean) =>
    after.some(({ do: it, id, attempt }) => it === does && id === deed.id && isIt(attempt));
  const isOwn = ({ token }: Attempt) => token === deed.attempt.token;
  const last = after.findLast(({ id }) => id === deed.id);
  const isLast = last?.do === deed.do && isOwn(last.attempt);
  switch (word) {
    case 'granted':
      return !done('claim', isOwn);
    case 'leased':
      return isLast;
    case 'settled':
      return !done('settle', () => true);
    case 'unconfirmed':
      return !done('giveUp', ({ recordId }) => recordId === deed.attempt.recordId);
    case 'done':
      return deed.do !== 'release' && !done(deed.do, isOwn);
    case 'lost':
      // Where it was made again, another may have been there in between.
      return isLast;
    default:
      return false;
  }
};

const brokenIn = ({ writes, notifications }: Raced) =>
  notifications.flatMap(({ id }) =>
    brokenBy(
      writes.filter((by) => by.id === id).map((by) => ({ by })),
      LEASE_SECONDS,
    ),
  );

describe('claims of transactional notifications that race', () => {
  it('have one holder each, whose end nobody else writes', { timeout: RACES_MS }, () =>
    race(anyPlan, async (scheduler, plan) => {
      const all = await raced(scheduler, plan, 'PriceProposed', (table, noted) =>
        noted(transactionalClaims(table, LEASE_SECONDS)),
      );
      expect(brokenIn(all)).toEqual([]);
      expect(all.heard.filter(untrue)).toEqual([]);
      await expectAnEndOf(all);
    }),
  );

  it('do so where a quota counts them', { timeout: RACES_MS }, () => {
    const windows = [{ cap: 2, windowSeconds: 60 }];
    return race(anyPlan, async (scheduler, plan) => {
      const all = await raced(scheduler, plan, 'BidPlaced', (table, noted) =>
        cappedClaims(
          noted(transactionalClaims(table, LEASE_SECONDS)),
          ringReservations(table, windows, 3),
        ),
      );
      expect(brokenIn(all)).toEqual([]);
    });
  });
});

/** Whoever comes once every lease is over is told that it was told, or may tell it. */
async function expectAnEndOf({ table, writes, notifications, overMs }: Raced): Promise<void> {
  const claims = transactionalClaims(table, LEASE_SECONDS);
  const late = { token: 'late', recordId: 'late', nowMs: overMs + LEASE_SECONDS * 1_000 };
  for (const notification of notifications) {
    const wasSettled = writes.some(({ do: it, id }) => it === 'settle' && id === notification.id);
    const { is } = await claims.claim(notification, late);
    expect(is).toBe(wasSettled ? 'settled' : 'granted');
  }
}
