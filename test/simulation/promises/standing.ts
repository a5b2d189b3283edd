import { type Consent, consentOf, NEW_PROFILE } from '../../../functions/domain/profile.ts';
import type { Wish } from '../history.ts';

/** What stood in a recipient's profile at some time. */
export interface Standing {
  readonly consent: Consent;
  /** The last that was said of each sort; minus infinity where nothing was. */
  readonly reassignedAtMs: number;
  /** IANA name; undefined where they go by the stage's. */
  readonly zone: string | undefined;
  readonly muted: readonly string[];
}

/**
 * All that stood at any moment of `fromMs` to `toMs`, both included: first what stood at the
 * beginning, then what each write made of it. Of writes at `fromMs` itself nobody can tell which
 * came first, so what stood before them is among it.
 * @param wishes of one recipient, in the order in which they were written
 */
export function standings(
  wishes: readonly Wish[],
  fromMs: number,
  toMs: number,
): readonly Standing[] {
  const state: State = { zone: NEVER, muted: NEVER };
  const seen: Standing[] = [];
  let isBegun = false;
  for (const wish of wishes) {
    if (wish.atMs > toMs) break;
    if (!isBegun && wish.atMs >= fromMs) {
      isBegun = true;
      seen.push(standingOf(state));
    }
    learn(state, wish);
    if (isBegun) seen.push(standingOf(state));
  }
  return isBegun ? seen : [standingOf(state)];
}

interface State {
  givenAtMs?: number;
  refusedAtMs?: number;
  reassignedAtMs?: number;
  zone: Chosen;
  muted: Chosen;
}

interface Chosen {
  readonly value: string | undefined;
  readonly saidAtMs: number;
}

const NEVER: Chosen = { value: undefined, saidAtMs: Number.NEGATIVE_INFINITY };

function learn(state: State, { is, saidAtMs, value }: Wish): void {
  const later = (known = Number.NEGATIVE_INFINITY) => Math.max(known, saidAtMs);
  switch (is) {
    case 'consent':
      state.givenAtMs = later(state.givenAtMs);
      return;
    case 'refusal':
      state.refusedAtMs = later(state.refusedAtMs);
      return;
    case 'reassigned':
      state.reassignedAtMs = later(state.reassignedAtMs);
      return;
    case 'zone':
      state.zone = { value, saidAtMs };
      return;
    case 'muted':
      state.muted = { value, saidAtMs };
      return;
    case 'unreachable':
      return;
    default:
      is satisfies never;
  }
}

/** As `functions/domain/profile.ts` has it: nothing from before the number passed on counts. */
function standingOf({ zone, muted, ...times }: State): Standing {
  const reassignedAtMs = times.reassignedAtMs ?? Number.NEGATIVE_INFINITY;
  const chosen = ({ value, saidAtMs }: Chosen) => (saidAtMs > reassignedAtMs ? value : undefined);
  return {
    consent: consentOf({ ...NEW_PROFILE, ...times }),
    reassignedAtMs,
    zone: chosen(zone) || undefined,
    muted: (chosen(muted) ?? '').split(',').filter((category) => category !== ''),
  };
}
