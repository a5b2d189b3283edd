/** Those with one key, in the order in which they stand; made at the first question. */
export const grouped = <T, K>(
  all: readonly T[],
  keyOf: (one: T) => K | undefined,
): ((key: K) => readonly T[]) =>
  lazily(() => {
    const groups = new Map<K, T[]>();
    for (const one of all) push(groups, keyOf(one), one);
    return groups;
  });

/** The same of what has several keys: it is once in each group, also where it has one twice. */
export const groupedByAll = <T, K>(
  all: readonly T[],
  keysOf: (one: T) => readonly (K | undefined)[],
): ((key: K) => readonly T[]) =>
  lazily(() => {
    const groups = new Map<K, T[]>();
    for (const one of all) {
      for (const key of keysOf(one)) push(groups, key, one);
    }
    return groups;
  });

/** The one with a key. */
export function single<T>(all: readonly T[], keyOf: (one: T) => string) {
  let map: Map<string, T> | undefined;
  return (key: string): T | undefined => {
    map ??= new Map(all.map((one) => [keyOf(one), one]));
    return map.get(key);
  };
}

function push<T, K>(groups: Map<K, T[]>, key: K | undefined, one: T): void {
  if (key === undefined) return;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else if (group.at(-1) !== one) group.push(one);
}

function lazily<T, K>(make: () => Map<K, T[]>): (key: K) => readonly T[] {
  let groups: Map<K, T[]> | undefined;
  return (key) => {
    groups ??= make();
    return groups.get(key) ?? [];
  };
}
