import { type Controls, spendKey } from '../../functions/domain/controls.ts';
import { LANES, type Lane } from '../../functions/domain/lane.ts';
import { isAsStrict, type Mode } from '../../functions/domain/mode.ts';
import { rateAt } from '../../functions/domain/pace.ts';
import { spendDay } from '../../functions/domain/spend-day.ts';
import type { Settings } from '../../lib/settings.ts';
import { localTime } from '../local-time.ts';

/** Of the stage; what the words need of its settings. */
type Stage = Pick<
  Settings,
  'timeZone' | 'dailyBudgetFen' | 'partsPerSecond' | 'paceRecoverySeconds'
>;

/** How things stand, a line for each. */
export function standingInWords(controls: Controls, stage: Stage, nowMs: number): string[] {
  const { mode } = controls;
  return [
    `The mode is ${mode}${setterInWords(controls)}: ${MEANINGS[mode]}.`,
    ...haltsInWords(controls),
    ...rateInWords(controls, stage, nowMs),
    ...LANES.map((lane) => spendingInWords(controls, stage, lane, nowMs)),
  ];
}

/** What a person's mode has changed. */
export function changeInWords(before: Controls, mode: Mode): string[] {
  const isFreer = before.mode !== mode && isAsStrict(before.mode, mode);
  const isHalted = LANES.some((lane) => before.halted[lane] !== undefined);
  return [
    `The mode was ${before.mode} and is ${mode}: ${MEANINGS[mode]}.`,
    ...LANES.flatMap((lane) => {
      const code = before.halted[lane];
      return code === undefined
        ? []
        : [`${lane} texts were halted by ${code}, and are set going again.`];
    }),
    ...(isFreer || isHalted ? [LOOKS_AGAIN] : []),
  ];
}

/** As `lookAgainMs` has it. */
const LOOKS_AGAIN =
  'What waited looks again by itself: transactional news within 2 minutes, marketing within 15.';

const MEANINGS: Readonly<Record<Mode, string>> = {
  normal: 'everything is texted',
  conserve: 'what the catalog calls optional waits, all else is texted',
  'pause-marketing': 'marketing and what the catalog calls optional wait, all else is texted',
  stop: 'nothing is texted, everything waits',
};

function setterInWords({ mode, modeBy, personMode }: Controls): string {
  if (modeBy !== undefined) {
    return mode === 'normal'
      ? `, now that the alarm ${modeBy} is over`
      : `, set by the alarm ${modeBy}`;
  }
  return personMode === undefined ? '' : ', set by a person';
}

const haltsInWords = ({ halted }: Controls): string[] =>
  LANES.flatMap((lane) => {
    const code = halted[lane];
    return code === undefined
      ? []
      : [`But ${lane} texts are halted by ${code}: mend that, then set a mode.`];
  });

/** Nothing where the carrier takes all of it. */
function rateInWords(controls: Controls, stage: Stage, nowMs: number): string[] {
  const { partsPerSecond, paceRecoverySeconds, timeZone } = stage;
  const rules = { partsPerSecond, maxWaitMs: 0, recoverySeconds: paceRecoverySeconds };
  const rate = rateAt(controls, rules, nowMs);
  if (controls.slowed === undefined || rate >= partsPerSecond) return [];
  const since = localTime(controls.slowed.atMs, timeZone);
  return [
    `The rate is ${rate.toFixed(1)} of ${partsPerSecond} parts a second: the carrier slowed it at ` +
      `${since} (${timeZone}).`,
  ];
}

function spendingInWords(
  { spentFen }: Controls,
  { timeZone, dailyBudgetFen }: Stage,
  lane: Lane,
  nowMs: number,
): string {
  const spent = spentFen[spendKey(lane, spendDay(timeZone, nowMs))] ?? 0;
  const budget = dailyBudgetFen[lane];
  const over = spent < budget ? '' : `, which is used up: ${BEYOND[lane]}`;
  return `Spent today on ${lane} texts: ${money(spent)} of ${money(budget)}${over}.`;
}

const BEYOND: Readonly<Record<Lane, string>> = {
  transactional: 'they go on all the same',
  marketing: 'they wait for tomorrow',
};

const money = (fen: number): string =>
  `${fen.toLocaleString('en')} fen (${(fen / 100).toLocaleString('en', TWO_DIGITS)} yuan)`;

const TWO_DIGITS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
