/** `15200`, or `15200.50`: carriers take digits and a dot, and refuse ¥ and separators. */
export function yuanDigits(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? `${yuan}` : `${yuan}.${String(rest).padStart(2, '0')}`;
}

/**
 * `今天18:00` on the same day in that zone, else `11月23日10:00`; `2027年11月23日` where it is so far
 * that the year is in doubt. All times that texts name are ends, and midnight ends a day:
 * `11月23日24:00`. Who reads 11月24日00:00 comes a day late.
 */
export function instantWords(atMs: number, nowMs: number, timeZone: string): string {
  const at = localTime(atMs, timeZone);
  const isMidnight = `${at.hour}:${at.minute}` === '00:00';
  const day = isMidnight ? localTime(atMs - MINUTE_MS, timeZone) : at;
  const today = localTime(nowMs, timeZone);
  if (atMs - nowMs > FAR_MS) return `${day.year}年${day.month}月${day.day}日`;
  const date = day.date === today.date ? '今天' : `${day.month}月${day.day}日`;
  return date + (isMidnight ? '24:00' : `${at.hour}:${at.minute}`);
}

const MINUTE_MS = 60_000;

/** 300 days: from there on a month and a day might as well be those of this year. */
const FAR_MS = 300 * 86_400_000;

interface LocalTime {
  readonly date: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

function localTime(ms: number, timeZone: string): LocalTime {
  const parts = formatFor(timeZone).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  const [year, month, day] = [of('year'), of('month'), of('day')];
  return {
    date: `${year}-${month}-${day}`,
    year,
    month,
    day,
    hour: of('hour'),
    minute: of('minute'),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone });
  FORMATS.set(timeZone, format);
  return format;
}

// Making a format costs more than all else that a text does.
const FORMATS = new Map<string, Intl.DateTimeFormat>();

const FIELDS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};
