/** `2026-11-29 08:07:31` by the wall clock of a zone, from milliseconds since the epoch. */
export const localTime = (atMs: number, timeZone: string): string =>
  // As Swedes write it, who keep to ISO 8601.
  new Date(atMs).toLocaleString('sv-SE', { timeZone });
