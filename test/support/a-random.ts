export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** From 0 to below `below`, whole. */
  whole(below: number): number;
  /** Whether something of that probability happens. */
  happens(probability: number): boolean;
}

/** The same numbers for the same seed: mulberry32, good enough to shuffle a test. */
export function aRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (below) => Math.floor(next() * below),
    happens: (probability) => next() < probability,
  };
}
