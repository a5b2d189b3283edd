/**
 * Those with one key go in turn, those with different keys side by side: a recipient with a
 * thousand events holds up no other.
 * @param keyOf such as the phone
 * @returns the results, in the order of the keys' first appearance
 */
export async function inTurnBy<T, R>(
  all: readonly T[],
  keyOf: (one: T) => string,
  each: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const turns = [...Map.groupBy(all, keyOf).values()];
  return (await Promise.all(turns.map((turn) => inTurn(turn, each)))).flat();
}

async function inTurn<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await each(one));
  return results;
}
