import type { Mutation } from './mutation.ts';

const MARKETING = 'functions/adapters/recipients/marketing-claims.ts';
const TRANSACTIONAL = 'functions/adapters/recipients/transactional-claims.ts';
const RING = 'functions/adapters/recipients/ring-expressions.ts';

/** Who is the sender of what, and who has room for it. */
export const CLAIMS: readonly Mutation[] = [
  {
    name: 'marketing is claimed without `never twice`',
    promises: ['marketing is told at most once'],
    file: MARKETING,
    find: "'never twice': ring.neverTwice",
    replace: "'never twice': ring.everyWindowHasRoom",
    caughtBy: {
      seed: 1,
      days: 7,
      users: 30,
      only: [5, 7, 10, 13, 15, 16, 21, 22, 23, 24, 27, 28],
      intensity: 4,
    },
  },
  {
    name: 'marketing is claimed without `not opted out`',
    promises: ['no marketing after an opt-out'],
    file: MARKETING,
    find: "'not opted out': consentClause(needsConsent)",
    replace: "'not opted out': ring.neverTwice",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'marketing is claimed without `every window has room`',
    promises: ['quotas hold in every window'],
    file: MARKETING,
    find: "'every window has room': ring.everyWindowHasRoom",
    replace: "'every window has room': ring.neverTwice",
    caughtBy: { seed: 2, days: 4, users: 30, only: [10, 21] },
  },
  {
    name: "a claim of another's attempt is taken for one's own",
    promises: ['marketing is told at most once'],
    file: MARKETING,
    find: 'entry.token === tokenMark(attempt.token)',
    replace: 'entry.token !== undefined',
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'a yes outweighs each refusal after it',
    promises: ['no marketing after an opt-out'],
    file: 'functions/adapters/recipients/consent-clause.ts',
    find: "  '(attribute_not_exists(refusedAtMs) OR refusedAtMs < givenAtMs)',\n",
    replace: '',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a window has room for one more than its cap',
    promises: ['quotas hold in every window'],
    file: RING,
    find: 'everyWindowHasRoom: hasRoom((cap) => cap - 1)',
    replace: 'everyWindowHasRoom: hasRoom((cap) => cap)',
    caughtBy: { seed: 1, days: 2, users: 12, intensity: 6 },
  },
  {
    name: 'a place in the quota that is denied holds nothing back',
    promises: ['quotas hold in every window'],
    file: 'functions/adapters/recipients/capped-claims.ts',
    find: "if (reservation.is === 'reserved') return claim;",
    replace: 'if (reservation !== undefined) return claim;',
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
  {
    name: 'a claim is taken over while its lease lives',
    promises: ['transactional news is told once for each Publish that nobody heard of'],
    file: TRANSACTIONAL,
    find: "'(#state = :claimed AND leaseUntilMs <= :now)'",
    replace: "'#state = :claimed'",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'what was sent is claimed anew',
    promises: ['transactional news is told once for each Publish that nobody heard of'],
    file: TRANSACTIONAL,
    find: "'(#state = :unconfirmed AND givenUpFor <> :record)'",
    replace: "'#state <> :claimed'",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'what is sent is never settled',
    promises: ['transactional news is told once for each Publish that nobody heard of'],
    file: 'functions/adapters/recipients/capped-claims.ts',
    find: 'settle: async (...settled) => claims.settle(...settled)',
    replace: 'settle: async () => {}',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a lease that is over is never taken over',
    promises: ['transactional news is told', 'each event has one ending'],
    file: TRANSACTIONAL,
    find: "  '(#state = :claimed AND leaseUntilMs <= :now)',\n",
    replace: '',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a lease that lives is taken for a text that was sent',
    promises: ['transactional news is told', 'each event has one ending'],
    file: TRANSACTIONAL,
    find: ": { is: 'leased', untilMs: numberOf(item, 'leaseUntilMs') ?? 0 }",
    replace: ": { is: 'settled' }",
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
];
