/** Where more than `cap` times lie within less than a window: the last of each such crowd. */
export function crowdedAt<T>(
  all: readonly T[],
  timeOf: (one: T) => number,
  { cap, windowMs }: { readonly cap: number; readonly windowMs: number },
): readonly T[] {
  if (all.length <= cap) return [];
  const sorted = all.toSorted((a, b) => timeOf(a) - timeOf(b));
  return sorted.filter((one, i) => {
    const first = sorted[i - cap];
    return first !== undefined && timeOf(one) - timeOf(first) < windowMs;
  });
}
