import { whyNotMarketed } from '../../domain/profile.ts';
import { consult, type RingEntry, ringHash, type Window } from '../../domain/quota.ts';
import type { Attempt, Claim, Claims } from '../../ports.ts';
import type { Item } from '../table/item.ts';
import { consentClause } from './consent-clause.ts';
import { giveBack } from './give-back.ts';
import { readProfile } from './profile-item.ts';
import { recordMark } from './record-mark.ts';
import { entryOf, NONE, PROFILE, readRing, tokenMark } from './ring.ts';
import { ringExpressions, windowValues } from './ring-expressions.ts';
import type { RecipientsTable } from './table.ts';

/**
 * At most once, in one write: the last claims stand in the recipient's `profile` as a ring, which
 * is quota and claim together.
 */
export function marketingClaims(table: RecipientsTable, options: MarketingClaimsOptions): Claims {
  const { windows, length, needsConsent } = options;
  const ring = ringExpressions('m', windows, length);
  const clauses: Readonly<Record<MarketingClause, string>> = {
    'never twice': ring.neverTwice,
    'not opted out': consentClause(needsConsent),
    'every window has room': ring.everyWindowHasRoom,
  };
  const condition = Object.values(clauses).join(' AND ');

  return {
    async claim({ id, recipient }, attempt) {
      const { done, item } = await table.update(recipient.phone, PROFILE, {
        update: ring.push,
        condition,
        values: {
          ':now': attempt.nowMs,
          ':entry': entryOf(id, attempt),
          ':hash': ringHash(id),
          ':zero': 0,
          ':none': NONE,
          ...windowValues(windows, attempt.nowMs),
        },
      });
      return done ? GRANTED : denied(item, ringHash(id), attempt, options);
    },

    release: async ({ id, recipient }, attempt) =>
      giveBack(table, ring, {
        phone: recipient.phone,
        name: 'm',
        entry: entryOf(id, attempt),
        length,
      }),

    // The claim is final: nothing is left to record.
    settle: async () => {},
    giveUp: async () => {},
  };
}

export interface MarketingClaimsOptions {
  readonly windows: readonly Window[];
  /** Entries of the ring; see `ringLength`. */
  readonly length: number;
  /** After which whoever claimed is surely no longer at it. */
  readonly leaseSeconds: number;
  /** Whether a yes is needed, or only no refusal. */
  readonly needsConsent: boolean;
}

/** What must be so for a claim to be granted. */
export type MarketingClause = 'never twice' | 'not opted out' | 'every window has room';

const GRANTED: Claim = { is: 'granted', ordinal: 1 };

/** Why, in the order of the clauses. */
function denied(item: Item, hash: string, attempt: Attempt, options: MarketingClaimsOptions) {
  const { windows, length, leaseSeconds, needsConsent } = options;
  const verdict = consult(readRing(item, 'm', length), hash, windows, attempt.nowMs);
  if (verdict.answer === 'remembered') return remembered(verdict.entry, attempt, leaseSeconds);
  const reason = whyNotMarketed(readProfile(item), needsConsent);
  if (reason !== undefined) return { is: 'refused', reason } as const;
  if (verdict.answer === 'full') return { is: 'full', untilMs: verdict.untilMs } as const;
  throw new Error('the profile denied a claim for which it shows room');
}

function remembered(entry: RingEntry, attempt: Attempt, leaseSeconds: number): Claim {
  if (entry.record !== recordMark(attempt.recordId)) return { is: 'settled' };
  // The write was done, its answer was lost, and the SDK tried again.
  if (entry.token === tokenMark(attempt.token)) return GRANTED;
  // The queue handed the record out twice; or whoever claimed for it never acknowledged it.
  const untilMs = entry.atMs + leaseSeconds * 1000;
  return attempt.nowMs < untilMs ? { is: 'leased', untilMs } : { is: 'unconfirmed' };
}
