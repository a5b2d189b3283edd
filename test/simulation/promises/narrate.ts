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
 * given out around it. One line each, at most `LINES_MAX`, the middle left out where there are
 * more; a phone is its last four digits.
 */
export function narrate(history: History, breach: Breach): readonly string[] {
  const { timeZone } = history.terms;
  const lines = shortened(
    linesOf(history, breach)
      .toSorted((a, b) => a.atMs - b.atMs)
      .map(({ atMs, says }) => `${timeOf(atMs, timeZone)}  ${says}`),
  );
  return lines.map((line) => line.replaceAll(PHONE, (_, last: string) => `…${last}`));
}

export const LINES_MAX = 60;

/** In whatever an id or a text may hold. */
const PHONE = /\+?[0-9]{7,}([0-9]{4})(?![0-9])/g;

function linesOf(history: History, { eventIds = [], phone, atMs }: Breach): readonly Line[] {
  const about = phone ?? eventIds.map((id) => indexOf(history).eventOf(id)?.phone)[0];
  if (about === undefined && eventIds.length === 0) {
    return history.leases
      .filter((lease) => Math.abs(lease.atMs - atMs) <= AROUND_MS)
      .map((lease) => linesOfLease(lease));
  }
  return [
    ...linesOfEvents(history, new Set(eventIds)),
    ...(about === undefined ? [] : linesOfPhone(history, about, new Set(eventIds))),
  ];
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
