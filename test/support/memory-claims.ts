import type { MarketingClause } from '../../functions/adapters/recipients/marketing-claims.ts';
import { consentOf, type Profile } from '../../functions/domain/profile.ts';
import { consult, type RingEntry, ringHash, type Window } from '../../functions/domain/quota.ts';
import type { Attempt, Claim, Claims } from '../../functions/ports.ts';
import { aMemoryState } from './memory-state.ts';

export { memoryTransactionalClaims } from './memory-transactional-claims.ts';

export interface MemoryRing {
  readonly windows: readonly Window[];
  readonly length: number;
  readonly leaseSeconds: number;
  /** False by default. */
  readonly needsConsent?: boolean;
}

/**
 * The marketing lane's claims in memory: a ring in each profile.
 * @param without the clause that is left out, to see what breaks
 */
export function memoryMarketingClaims(
  options: MemoryRing,
  without?: MarketingClause,
  state = aMemoryState(),
): Claims {
  const clauses = Object.entries(CLAUSES).filter(([name]) => name !== without);
  const ringOf = (phone: string) => state.profileOf(phone).rings.marketing;
  const putRing = (phone: string, marketing: readonly RingEntry[]) =>
    state.amend(phone, { rings: { ...state.profileOf(phone).rings, marketing } });

  return {
    async claim({ id, recipient: { phone } }, attempt) {
      const hash = ringHash(id);
      const asked = { profile: state.profileOf(phone), hash, attempt, options };
      for (const [, deny] of clauses) {
        const denial = deny(asked);
        if (denial !== undefined) return denial;
      }
      const { nowMs: atMs, recordId: record, token } = attempt;
      const newest = { atMs, hash, record, token };
      putRing(phone, [newest, ...ringOf(phone)].slice(0, options.length));
      return { is: 'granted', ordinal: 1 };
    },
    async release({ id, recipient: { phone } }, { token }) {
      const isMine = (entry: RingEntry | undefined) =>
        entry?.token === token && entry.hash === ringHash(id);
      const [newest, ...older] = ringOf(phone);
      const blanked = () => ringOf(phone).map((e) => (isMine(e) ? { ...e, hash: '' } : e));
      putRing(phone, isMine(newest) ? older : blanked());
    },
    settle: async () => {},
    giveUp: async () => {},
  };
}

interface Asked {
  readonly profile: Profile;
  readonly hash: string;
  readonly attempt: Attempt;
  readonly options: MemoryRing;
}

/** What each clause answers to a claim that it denies. */
const CLAUSES: Readonly<Record<MarketingClause, (asked: Asked) => Claim | undefined>> = {
  'never twice': ({ profile, hash, attempt, options }) => {
    const entry = profile.rings.marketing.find((each) => each.hash === hash);
    if (entry === undefined) return undefined;
    if (entry.record !== attempt.recordId) return { is: 'settled' };
    if (entry.token === attempt.token) return { is: 'granted', ordinal: 1 };
    const untilMs = entry.atMs + options.leaseSeconds * 1000;
    return attempt.nowMs < untilMs ? { is: 'leased', untilMs } : { is: 'unconfirmed' };
  },
  'not opted out': ({ profile, options: { needsConsent = false } }) => {
    const consent = consentOf(profile);
    if (consent === 'refused') return { is: 'refused', reason: 'opted-out' };
    return consent === 'unset' && needsConsent
      ? { is: 'refused', reason: 'no-consent' }
      : undefined;
  },
  'every window has room': ({ profile, attempt, options }) => {
    const verdict = consult(profile.rings.marketing, 'none', options.windows, attempt.nowMs);
    return verdict.answer === 'full' ? { is: 'full', untilMs: verdict.untilMs } : undefined;
  },
};
