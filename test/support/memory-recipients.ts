import { NO_MARK } from '../../functions/domain/item-mark.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import { RING_MAX, type Window } from '../../functions/domain/quota.ts';
import type { Claims, Marks, Memory, Recipients } from '../../functions/ports.ts';
import { memoryCappedClaims } from './memory-capped-claims.ts';
import { memoryMarketingClaims } from './memory-claims.ts';
import { aMemoryState, type MemoryState } from './memory-state.ts';

/** The whole of `recipients` in memory: every port to it, on one state. */
export function aMemory({
  windows = { transactional: [TEN_A_DAY], marketing: [TEN_A_DAY] },
  length = RING_MAX,
  leaseSeconds = 23,
  needsConsent = false,
}: MemoryOptions = {}) {
  const state = aMemoryState();
  const ring = { length, leaseSeconds, needsConsent };
  return {
    state,
    ...memoryRecipients(state),
    claimsOf: (lane: Lane): Claims =>
      lane === 'marketing'
        ? memoryMarketingClaims({ ...ring, windows: windows.marketing }, undefined, state)
        : memoryCappedClaims({ ...ring, windows: windows.transactional }, undefined, state),
  };
}

interface MemoryOptions {
  readonly windows?: Readonly<Record<Lane, readonly Window[]>>;
  /** Entries of each ring. */
  readonly length?: number;
  readonly leaseSeconds?: number;
  readonly needsConsent?: boolean;
}

const TEN_A_DAY: Window = { cap: 10, windowSeconds: 86_400 };

/** What is known, and what makes it known. */
export function memoryRecipients(state: MemoryState = aMemoryState()): MemoryRecipients {
  const markOf = (phone: string, itemId: string) =>
    state.marks.get(keyOf(phone, itemId)) ?? NO_MARK;
  return {
    recipients: {
      async read(wanted) {
        // What was read does not change afterwards, and what was not asked for is not known.
        const profiles = new Map(wanted.map(({ phone }) => [phone, state.profileOf(phone)]));
        const marks = new Map(
          wanted.map(({ phone, itemId = '' }) => [keyOf(phone, itemId), markOf(phone, itemId)]),
        );
        return {
          profileOf: (phone) => profiles.get(phone) ?? NEW_PROFILE,
          markOf: (phone, itemId) => marks.get(keyOf(phone, itemId)) ?? NO_MARK,
        };
      },
    },
    marks: {
      async mark(phone, itemId, entry, atMs) {
        const mark = markOf(phone, itemId);
        const latestMs = Math.max(mark[entry] ?? atMs, atMs);
        state.marks.set(keyOf(phone, itemId), { ...mark, [entry]: latestMs });
      },
    },
    memory: {
      async remember(phone, { is, atMs }) {
        const name = TIMES[is];
        if (name === undefined) return;
        const knownMs = state.profileOf(phone)[name] ?? Number.NEGATIVE_INFINITY;
        if (atMs > knownMs) state.amend(phone, { [name]: atMs });
      },
    },
  };
}

const keyOf = (phone: string, itemId: string): string => `${phone} ${itemId}`;

interface MemoryRecipients {
  readonly recipients: Recipients;
  readonly marks: Marks;
  readonly memory: Memory;
}

type Time = Exclude<keyof Profile, 'chosen' | 'rings'>;

/** What a profile shows of each lesson so far. */
const TIMES: Readonly<Record<Lesson['is'], Time | undefined>> = {
  consent: 'givenAtMs',
  refusal: 'refusedAtMs',
  registered: 'registeredAtMs',
  reassigned: 'reassignedAtMs',
  unreachable: 'unreachableAtMs',
  failed: 'failedAtMs',
  gone: 'goneAtMs',
  delivered: 'deliveredAtMs',
  active: 'activeAtMs',
  tier: undefined,
};
