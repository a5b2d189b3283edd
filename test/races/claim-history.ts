import type { Attempt, Claims } from '../../functions/ports.ts';
import type { Done } from '../support/a-raced-table.ts';

/** What a worker does to a notification, and as which attempt. */
export interface Deed {
  readonly do: 'claim' | 'settle' | 'release' | 'giveUp';
  readonly id: string;
  readonly attempt: Attempt;
}

/** Claims that say what they are about to do. */
export const noting = (claims: Claims, note: (deed: Deed) => void): Claims => {
  const noted =
    <A extends readonly [{ readonly id: string }, Attempt, ...unknown[]], R>(
      does: Deed['do'],
      call: (...asked: A) => Promise<R>,
    ) =>
    (...asked: A): Promise<R> => {
      note({ do: does, id: asked[0].id, attempt: asked[1] });
      return call(...asked);
    };
  return {
    claim: noted('claim', claims.claim),
    settle: noted('settle', claims.settle),
    release: noted('release', claims.release),
    giveUp: noted('giveUp', claims.giveUp),
  };
};

/** What the writes to one notification's item, in their order, break of what claims promise. */
export function brokenBy(
  done: readonly Pick<Done<Deed>, 'by'>[],
  leaseSeconds: number,
): readonly string[] {
  let stands: Standing = { is: 'free' };
  return done.flatMap(({ by }) => {
    const fault = faultOf(stands, by, leaseSeconds * 1_000);
    stands = after(by);
    return fault === undefined ? [] : [fault];
  });
}

/** Whose it is, by the last write. */
type Standing =
  | { readonly is: 'free' }
  | { readonly is: 'claimed' | 'settled' | 'given up'; readonly by: Attempt };

function after({ do: does, attempt: by }: Deed): Standing {
  switch (does) {
    case 'claim':
      return { is: 'claimed', by };
    case 'settle':
      return { is: 'settled', by };
    case 'giveUp':
      return { is: 'given up', by };
    case 'release':
      return { is: 'free' };
    default:
      return does satisfies never;
  }
}

function faultOf(stands: Standing, { do: does, attempt }: Deed, leaseMs: number) {
  if (does === 'claim') return faultOfClaim(stands, attempt, leaseMs);
  if (stands.is === 'free' || stands.by.token !== attempt.token) return `${does} by a stale holder`;
  const isLate = does === 'settle' ? false : stands.is === 'settled';
  return isLate ? `${does} of what is settled` : undefined;
}

function faultOfClaim(stands: Standing, attempt: Attempt, leaseMs: number): string | undefined {
  switch (stands.is) {
    case 'free':
      return undefined;
    case 'claimed':
      return attempt.nowMs < stands.by.nowMs + leaseMs ? 'two holders at once' : undefined;
    case 'settled':
      return 'claimed though it is settled';
    case 'given up':
      return attempt.recordId === stands.by.recordId ? 'claimed though it is given up' : undefined;
    default:
      return stands satisfies never;
  }
}
