import { createHash } from 'node:crypto';
import type { Notification } from '../../domain/notification.ts';
import { consult, type Ring, type RingVerdict, ringHash, type Window } from '../../domain/quota.ts';
import type { Attempt, Claim, Claims } from '../../ports.ts';
import { NONE, ringExpressions } from './ring-expressions.ts';
import type { Item, RecipientsTable } from './table.ts';

/**
 * At most once, in one write: the last claims stand in the recipient's `profile` as a ring, which
 * is quota and claim together.
 */
export function marketingClaims(table: RecipientsTable, options: MarketingClaimsOptions): Claims {
  const { windows, length, leaseSeconds } = options;
  const { push, mayPush, pop, mayPop, blank } = ringExpressions(windows, length);

  return {
    async claim({ id, recipient }, attempt) {
      const { nowMs } = attempt;
      const hash = ringHash(id);
      const limits = windows.map(({ windowSeconds }, i) => [
        `:w${i}`,
        nowMs - windowSeconds * 1000,
      ]);
      const { done, item } = await table.update(recipient.phone, PROFILE, {
        update: push,
        condition: mayPush,
        values: {
          ':now': nowMs,
          ':entry': entryOf(id, attempt),
          ':hash': hash,
          ':zero': 0,
          ':none': NONE,
          ...Object.fromEntries(limits),
        },
      });
      if (done) return GRANTED;
      return denied(consult(readRing(item, length), hash, windows, nowMs), attempt, leaseSeconds);
    },

    // The claim is final: nothing is left to record.
    settle: async () => {},

    async release({ id, recipient }, attempt) {
      const entry = entryOf(id, attempt);
      let { done, item } = await table.update(recipient.phone, PROFILE, {
        update: pop,
        condition: mayPop,
        values: { ':entry': entry, ':zero': 0, ':none': NONE },
      });
      // Newer claims stand before it: it is found by name. Each that pushes it on meanwhile costs a
      // try; after as many as the ring is long it is forgotten.
      for (let tries = 0; !done && tries < length; tries += 1) {
        const slot = slotOf(item, entry, length);
        if (slot === undefined) return;
        const values = { ':entry': entry, ':none': NONE };
        ({ done, item } = await table.update(recipient.phone, PROFILE, { ...blank(slot), values }));
      }
    },
  };
}

export interface MarketingClaimsOptions {
  readonly windows: readonly Window[];
  /** Entries of the ring; see `ringLength`. */
  readonly length: number;
  /** After which whoever claimed is surely no longer at it. */
  readonly leaseSeconds: number;
}

const PROFILE = 'profile';

const GRANTED: Claim = { is: 'granted', ordinal: 1 };

// Digits of an entry: 16 of the notification's hash, 6 of the record's, 6 of the attempt's token.
const [RECORD_AT, TOKEN_AT, TOKEN_END] = [16, 22, 28];

const entryOf = (id: Notification['id'], { recordId, token }: Attempt): string =>
  ringHash(id) + recordMark(recordId) + tokenMark(token);

const recordMark = (recordId: string): string =>
  createHash('sha256')
    .update(recordId)
    .digest('hex')
    .slice(0, TOKEN_AT - RECORD_AT);

const tokenMark = (token: string): string => token.slice(0, TOKEN_END - TOKEN_AT);

const slotOf = (item: Item, entry: string, length: number): number | undefined =>
  Array.from({ length }, (_, i) => i).find((i) => item[`mh${i}`]?.S === entry);

function readRing(item: Item, length: number): Ring {
  return Array.from({ length }, (_, i) => {
    const entry = item[`mh${i}`]?.S ?? NONE;
    return {
      atMs: Number(item[`ma${i}`]?.N ?? 0),
      hash: entry === NONE ? '' : entry.slice(0, RECORD_AT),
      record: entry.slice(RECORD_AT, TOKEN_AT),
      token: entry.slice(TOKEN_AT),
    };
  }).filter(({ atMs }) => atMs > 0);
}

function denied(
  verdict: RingVerdict,
  { recordId, token, nowMs }: Attempt,
  leaseSeconds: number,
): Claim {
  switch (verdict.answer) {
    case 'remembered': {
      const { entry } = verdict;
      if (entry.record !== recordMark(recordId)) return { is: 'settled' };
      // The write was done, its answer was lost, and the SDK tried again.
      if (entry.token === tokenMark(token)) return GRANTED;
      // The queue handed the record out twice; or whoever claimed for it never acknowledged it.
      const untilMs = entry.atMs + leaseSeconds * 1000;
      return nowMs < untilMs ? { is: 'leased', untilMs } : { is: 'unconfirmed' };
    }
    case 'full':
      return { is: 'full', untilMs: verdict.untilMs };
    case 'room':
      throw new Error('the ring denied a claim for which it shows room');
    default:
      return verdict satisfies never;
  }
}
