/** Whether it is a zone by its name in the IANA database, in its own upper and lower case. */
export function isZone(name: string): boolean {
  // Node knows zones in any case, by their distance and by short names of its own; AWS does not.
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(name) || name.startsWith('SystemV/')) return false;
  if (name.length <= 3 && !SHORT_NAMES.has(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

const SHORT_NAMES = new Set('CET EET EST GB GMT HST MET MST NZ PRC ROC ROK UCT UTC WET'.split(' '));

/**
 * When the clocks of a zone show a time, earliest first: once, twice where they are put back over
 * it, never where they are put forward over it.
 * @param wallMs what they show, as if it were UTC, in milliseconds since the epoch
 */
export function instantsOf(wallMs: number, zone: string): readonly number[] {
  // A zone changes its clocks once in two days at most, so its distance is that of either day.
  const distances = [wallMs - DAY_MS, wallMs + DAY_MS].map((ms) => distanceMs(ms, zone));
  return [...new Set(distances)]
    .map((distance) => wallMs - distance)
    .filter((ms) => ms + distanceMs(ms, zone) === wallMs)
    .toSorted((a, b) => a - b);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How far the clocks of a zone are ahead of UTC at an instant. */
function distanceMs(ms: number, zone: string): number {
  const format = FORMATS.get(zone) ?? formatOf(zone);
  FORMATS.set(zone, format);
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  const distance = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -distance : distance;
}

const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });

/** One takes longer to make than to use, by far. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();
