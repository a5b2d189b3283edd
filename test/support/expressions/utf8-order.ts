/**
 * As the bytes of two texts in UTF-8 compare, which is by characters: JavaScript compares halves of
 * them, of which those of an emoji come before some characters that are whole.
 * @returns below 0 where `a` comes first, 0 where they are the same
 */
export function utf8Order(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

/** Halves of characters last. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
