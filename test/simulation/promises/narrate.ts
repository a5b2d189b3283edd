import { localTime } from '../../../functions/domain/wall-clock.ts';
import type { History } from '../history.ts';
import type { Breach } from '../promise.ts';
import { indexOf } from './history-index.ts';
import type { Line } from './narrate/line.ts';
import { linesOfEvents } from './narrate/lines-of-events.ts';
import { linesOfLease, linesOfPhone } from './narrate/lines-of-phone.ts';

/**
 * What happened around one breach, in English, in the order of time: what is known of its events,
 * and of its phone what was texted, said and stored; of one without either, the slots that were
 * given out around it. One line each, at most `LINES_MAX`: what is not of its events themselves is
 * left out first, what was furthest from the breach; then the middle. A phone is its last four
 * digits.
 */
export function narrate(history: History, breach: Breach): readonly string[] {
  const { timeZone } = history.terms;
  const { own, beside } = linesOf(history, breach);
  const near = beside.toSorted((a, b) => distance(a, breach) - distance(b, breach));
  const lines = [...own, ...near.slice(0, Math.max(0, LINES_MAX - own.length))]
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, says }) => `${timeOf(atMs, timeZone)}  ${says}`);
  return shortened(lines).map((line) => line.replaceAll(PHONE, (_, last: string) => `…${last}`));
}

export const LINES_MAX = 60;

/** In whatever an id or a text may hold. */
const PHONE = /\+?[0-9]{7,}([0-9]{4})(?![0-9])/g;

const distance = (line: Line, breach: Breach): number => Math.abs(line.atMs - breach.atMs);

interface Lines {
  readonly own: readonly Line[];
  readonly beside: readonly Line[];
}

function linesOf(history: History, breach: Breach): Lines {
  const { eventIds = [], phone } = breach;
  const about = phone ?? eventIds.map((id) => indexOf(history).eventOf(id)?.phone)[0];
  const ids = new Set(eventIds);
  const own = linesOfEvents(history, ids);
  if (about !== undefined) return { own, beside: linesOfPhone(history, about, ids) };
  const around = history.leases.map((lease) => linesOfLease(lease));
  const isNear = (line: Line) => distance(line, breach) <= AROUND_MS;
  return { own, beside: ids.size > 0 ? [] : around.filter(isNear) };
}

const AROUND_MS = 3_000;

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= LINES_MAX) return lines;
  const half = (LINES_MAX - 2) / 2;
  const left = lines.length - 2 * half;
  return [...lines.slice(0, half), `… ${left} lines are left out …`, ...lines.slice(-half)];
}

function timeOf(atMs: number, timeZone: string): string {
  const time = localTime(atMs, timeZone).toPlainDateTime();
  return time.toString({ fractionalSecondDigits: 3 }).replace('T', ' ');
}
