/**
 * A number as people type it, in E.164 where it is one. Forgives what a URL makes of a bare `+`,
 * all that stands between digits, and a missing `+86`.
 */
export function writtenPhone(written: string): string {
  const digits = written.replaceAll(/\D/g, '');
  const isBareMainland = !/^[+ ]/.test(written) && /^1[3-9]\d{9}$/.test(digits);
  return isBareMainland ? `+86${digits}` : `+${digits}`;
}
