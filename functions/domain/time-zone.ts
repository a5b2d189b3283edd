/**
 * Whether this is the IANA name of a zone, such as `Asia/Shanghai` or `UTC`. A bare offset is none,
 * nor an abbreviation: `CST` would be taken for Chicago's time where China's was meant.
 */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^([A-Z][\w+-]*\/|UTC$)/i.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    if (timeZone === '') return false;
  } catch {
    return false;
  }
  if (known.size >= KNOWN_MAX) known.clear();
  known.add(name);
  return true;
}

/** A name is looked up for each text to somebody who chose it, and making a format is dear. */
const known = new Set<string>();

/** Of some 600 names, in any case of their letters. */
const KNOWN_MAX = 1_000;
