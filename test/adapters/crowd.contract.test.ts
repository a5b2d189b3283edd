import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import { ringLength } from '../../functions/domain/quota.ts';
import type { Claims, Memory } from '../../functions/ports.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { IS_FULL } from '../support/budget.ts';
import { JITTER_MS, MEMORY_SECONDS, runCrowd } from '../support/crowd.ts';
import { type CappedClause, memoryCappedClaims } from '../support/memory-capped-claims.ts';
import { memoryMarketingClaims } from '../support/memory-claims.ts';
import { memoryRecipients } from '../support/memory-recipients.ts';
import { aMemoryState } from '../support/memory-state.ts';
import { violations } from '../support/oracle.ts';

const windows = [
  { cap: 1, windowSeconds: 60 },
  { cap: 5, windowSeconds: 3_600 },
  { cap: 10, windowSeconds: 86_400 },
];
const leaseSeconds = 23;
const MARKETING = {
  ...{ windows, leaseSeconds, needsConsent: true },
  length: ringLength(windows, MEMORY_SECONDS),
};
const CAPPED = { windows, leaseSeconds, length: ringLength(windows, 0) };

const CLAIMS = 25_000;

/** A database takes a few milliseconds for each; `npm run test:full` asks for all of them. */
const STORED_CLAIMS = IS_FULL ? CLAIMS : 250;

type Ports = { readonly claims: Claims; readonly memory: Memory };

const inMemory = {
  marketing(without?: Parameters<typeof memoryMarketingClaims>[1]): Ports {
    const state = aMemoryState();
    const claims = memoryMarketingClaims(MARKETING, without, state);
    return { claims, memory: memoryRecipients(state).memory };
  },
  transactional(without?: CappedClause): Ports {
    const state = aMemoryState();
    const claims = memoryCappedClaims(CAPPED, without, state);
    return { claims, memory: memoryRecipients(state).memory };
  },
};

const KINDS = { marketing: 'WinBack', transactional: 'BidPlaced' } as const;

const LANES = ['marketing', 'transactional'] as const;

/** The promises that a crowd saw broken, and how many texts the carrier took of it. */
async function crowd(lane: (typeof LANES)[number], ports: Ports, claimsMax: number) {
  const history = await runCrowd({ ...ports, kind: KINDS[lane], claimsMax, seed: 7 });
  const isMarketing = lane === 'marketing';
  const broken = violations(history, { windows, isMarketing, jitterMs: JITTER_MS });
  return { broken: new Set(broken), texts: history.accepted.length };
}

/** No promise is broken, and not because nothing was told. */
const KEPT = { broken: new Set(), texts: expect.toSatisfy((texts: number) => texts > 20) };

describe(`${CLAIMS} claims on 20 phones, with copies, clocks that differ and lost answers`, () => {
  it.each(LANES)('of %s texts break no promise in memory', async (lane) => {
    expect(await crowd(lane, inMemory[lane](), CLAIMS)).toEqual(KEPT);
  });
});

describe(`${STORED_CLAIMS} of them`, () => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  beforeAll(async () => {
    recipients = await startRecipients();
  });
  afterAll(() => recipients.stop());

  it.each(LANES)('of %s texts break no promise in dynalite', { timeout: 900_000 }, async (lane) => {
    const table = recipients.aTable();
    const transactional = transactionalClaims(table, leaseSeconds);
    const claims =
      lane === 'marketing'
        ? marketingClaims(table, MARKETING)
        : cappedClaims(transactional, ringReservations(table, windows, CAPPED.length));
    const ports = { claims, memory: recipientMemory(table) };
    expect(await crowd(lane, ports, STORED_CLAIMS)).toEqual(KEPT);
  });
});

describe('an oracle that sees what is broken', () => {
  it.each([
    ['never twice', 'told twice'],
    ['not opted out', 'told after a refusal'],
    ['every window has room', 'over the quota'],
  ] as const)('of marketing without the clause "%s": %s', async (clause, word) => {
    const { broken } = await crowd('marketing', inMemory.marketing(clause), CLAIMS / 5);
    expect([...broken]).toContain(word);
  });

  it.each([
    ['not settled', 'told twice'],
    ['lease is over', 'told twice'],
    ['not given up for this record', 'told after it was given up'],
    ['every window has room', 'over the quota'],
  ] as const)('of transactional without the clause "%s": %s', async (clause, word) => {
    const { broken } = await crowd('transactional', inMemory.transactional(clause), CLAIMS / 5);
    expect([...broken]).toContain(word);
  });
});
