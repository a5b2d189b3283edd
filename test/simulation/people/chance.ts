import { aRandom, type Random } from '../../support/a-random.ts';

/** Random numbers for one purpose of one person. */
export interface Chance extends Random {
  /** Whole, from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** One of them, each as likely. */
  of<T>(list: readonly T[]): T;
}

/**
 * A stream of its own for whatever it is asked for, so that nothing drawn for one purpose changes
 * what comes of another.
 * @param key tells apart what one person does for one purpose, such as the id of an event
 */
export function chanceFor(seed: number, ordinal: number, purpose: string, key = ''): Chance {
  const random = aRandom(mixed(mixed(seed, ordinal), hashOf(purpose + key)));
  return {
    ...random,
    between: (min, max) => min + random.whole(max - min + 1),
    of: (list) => {
      const one = list[random.whole(list.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}

/** Seeds that differ in a bit begin streams that have nothing in common; as MurmurHash3 ends. */
function mixed(a: number, b: number): number {
  let hash = (Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) + b) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a, in 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
