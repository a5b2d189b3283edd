/** A policy that cannot be judged here: taken for a pass, it would be kinder than AWS. */
export class PolicyError extends Error {
  constructor(at: string, found: unknown, allowed: string) {
    const shown = typeof found === 'string' ? found : JSON.stringify(found);
    super(`${at}: ${shown} cannot be judged on this machine; allowed is ${allowed}`);
    this.name = 'PolicyError';
  }
}

/**
 * One text or a list of them, none empty and none with a policy variable.
 * @throws a `PolicyError`
 */
export function listOf(given: unknown, at: string, orElse?: 'true or false'): readonly string[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0) throw new PolicyError(at, given, 'at least one');
  return list.map((each) => {
    if (orElse !== undefined && typeof each === 'boolean') return String(each);
    if (typeof each !== 'string' || each === '') throw new PolicyError(at, each, 'a text');
    if (each.includes('${')) throw new PolicyError(at, each, 'a text without policy variables');
    return each;
  });
}
