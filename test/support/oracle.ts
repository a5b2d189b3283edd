import type { Window } from '../../functions/domain/quota.ts';

/** What became of everything that a crowd of workers asked for. */
export interface History {
  readonly accepted: Accepted[];
  /** Texts of which nobody knows whether the carrier took them, the last of each notification. */
  readonly perhaps: Map<string, Accepted>;
  /** Ids of notifications of which a claim ended without a text. */
  readonly untold: Set<string>;
  /** Ids of which some worker heard that they were settled. */
  readonly settled: Set<string>;
  /** Ids with their record that were given up, and in which tick. */
  readonly givenUp: Map<string, number>;
  readonly answers: Answer[];
}

/** A text that the carrier took. */
interface Accepted {
  readonly id: string;
  readonly phone: string;
  readonly recordId: string;
  /** By the clock of the worker that sent it. */
  readonly atMs: number;
  /** When its claim began: what happened in an earlier tick was over by then. */
  readonly tick: number;
}

/** What somebody said about marketing. */
interface Answer {
  readonly phone: string;
  readonly is: 'refusal' | 'consent';
  readonly tick: number;
}

export const emptyHistory = (): History => ({
  ...{ accepted: [], perhaps: new Map(), answers: [] },
  ...{ untold: new Set(), settled: new Set(), givenUp: new Map() },
});

interface Promised {
  /** Whether a refusal ends it, as it does marketing. */
  readonly isMarketing: boolean;
  readonly windows: readonly Window[];
  /** How far the workers' clocks are off, each way. */
  readonly jitterMs: number;
}

export const givenUpKey = (id: string, recordId: string): string => `${id} ${recordId}`;

/** Every promise that a history breaks, a word each: none where all were kept. */
export function violations(history: History, promised: Promised): readonly string[] {
  const { isMarketing, windows, jitterMs } = promised;
  const { accepted, perhaps, settled, untold } = history;
  const told = new Set(accepted.map(({ id }) => id));
  // One text of each notification counts: a second is the price of not knowing.
  const counted = [...accepted, ...[...perhaps.values()].filter(({ id }) => !told.has(id))];
  const byPhone = [...Map.groupBy(counted, ({ phone }) => phone).values()];
  return [
    ...repeated(accepted.map(({ id }) => id)).map(() => 'told twice'),
    ...byPhone.flatMap((texts) => windows.flatMap((window) => overQuota(texts, window, jitterMs))),
    ...accepted
      .filter((text) => isMarketing && isRefused(text, history))
      .map(() => 'told after a refusal'),
    ...accepted.filter((text) => wasGivenUp(text, history)).map(() => 'told after it was given up'),
    ...[...settled].filter((id) => !told.has(id) && !untold.has(id)).map(() => 'vanished'),
  ];
}

const repeated = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.indexOf(id) !== i);

/** More than the cap from some text on to the end of a window, however the clocks were off. */
function overQuota(
  texts: readonly Accepted[],
  { cap, windowSeconds }: Window,
  jitterMs: number,
): readonly string[] {
  const times = texts.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
  return times
    .filter((atMs, i) => (times[i + cap] ?? Infinity) - atMs < windowSeconds * 1000 - 2 * jitterMs)
    .map(() => 'over the quota');
}

/** By the last word that was over before its claim began; a word of the same tick says nothing. */
function isRefused({ phone, tick }: Accepted, { answers }: History): boolean {
  const said = answers.filter((answer) => answer.phone === phone && answer.tick <= tick);
  const last = said.at(-1);
  return last !== undefined && last.tick < tick && last.is === 'refusal';
}

const wasGivenUp = ({ id, recordId, tick }: Accepted, { givenUp }: History): boolean =>
  (givenUp.get(givenUpKey(id, recordId)) ?? Infinity) < tick;
