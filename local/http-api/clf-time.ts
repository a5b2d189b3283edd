/** A time in the Common Log Format, in UTC: `23/Nov/2026:04:00:00 +0000`. */
export function clfTime(ms: number): string {
  const [, day, month, year, time] =
    new Date(ms).toUTCString().match(/^\w+, (\d+) (\w+) (\d+) ([\d:]+) GMT$/) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
