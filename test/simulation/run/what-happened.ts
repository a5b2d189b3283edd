import { alignColumns } from '../../../bin/copy/columns.ts';
import type { History } from '../history.ts';
import { FAULT_NAMES, type Fault } from '../world/faults.ts';

/** What a world was like, a line for each sort of thing. */
export function whatHappened(history: History): readonly string[] {
  const { events, publishes, letters, replies, commands, invocations, verdicts } = history;
  const count = <T>(all: readonly T[], is: (one: T) => boolean) =>
    inThousands(all.filter(is).length);
  const died = count(invocations, ({ endedAtMs }) => endedAtMs === undefined);
  return alignColumns([
    [inThousands(events.length), 'notifications', `${count(events, (e) => !e.isValid)} not valid`],
    [
      inThousands(publishes.length),
      'texts handed to the carrier',
      `${count(publishes, ({ acceptedAtMs }) => acceptedAtMs !== undefined)} taken`,
    ],
    [count(verdicts, ({ is }) => is === 'suppressed'), 'said to be suppressed', ''],
    [
      inThousands(letters.length),
      'dead letters',
      `${count(letters, ({ redrivenAtMs }) => redrivenAtMs !== undefined)} put back`,
    ],
    [inThousands(replies.length), 'replies', `${inThousands(commands.length)} commands from them`],
    [inThousands(invocations.length), 'invocations', `${died} came to no end`],
  ]).map((line) => `  ${line}`);
}

/**
 * How often each struck, in two columns.
 * @param timesEach how often each is to be seen; 0 where nobody says
 */
export function faultTable(
  faults: Readonly<Record<Fault, number>>,
  timesEach = 0,
): readonly string[] {
  const cells = FAULT_NAMES.map((name) => [
    inThousands(faults[name]).padStart(9),
    `${name}${faults[name] < timesEach ? '  (rare)' : ''}`,
  ]);
  const half = Math.ceil(cells.length / 2);
  return alignColumns(cells.slice(0, half).map((row, i) => [...row, ...(cells[half + i] ?? [])]));
}

export const inThousands = (count: number): string => count.toLocaleString('en-US');

export const inPercent = (share: number): string => `${(100 * share).toFixed(1)} %`;
