/**
 * Whether this is the IANA name of a zone, such as `Asia/Shanghai` or `UTC`. A bare offset is none,
 * nor an abbreviation: `CST` would be taken for Chicago's time where China's was meant.
 */
export function isTimeZone(name: string): boolean {
  if (!/^([A-Z][\w+-]*\/|UTC$)/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
