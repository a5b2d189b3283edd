/** `15200`, or `15200.50`: carriers take digits and a dot, and refuse ¥ and separators. */
export function yuanDigits(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? `${yuan}` : `${yuan}.${String(rest).padStart(2, '0')}`;
}

/** `今天18:00` on the same day in that zone, else `11月23日10:00`. */
export function instantWords(atMs: number, nowMs: number, timeZone: string): string {
  const at = localTime(atMs, timeZone);
  const today = localTime(nowMs, timeZone);
  const day = at.date === today.date ? '今天' : `${at.month}月${at.day}日`;
  return `${day}${at.hour}:${at.minute}`;
}

interface LocalTime {
  readonly date: string;
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
  return { date: `${year}-${month}-${day}`, month, day, hour: of('hour'), minute: of('minute') };
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
