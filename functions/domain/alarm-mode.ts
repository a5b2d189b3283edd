import type { Controls } from './controls.ts';
import { isAsStrict, type Mode } from './mode.ts';

/**
 * Alarms that set a mode while they stand. All watch what is spent in the month, the lower
 * threshold first: while one stands, those before it do as well.
 */
const ALARM_MODES = {
  'spend-near': 'pause-marketing',
  // What SNS accepts beyond it reaches nobody, and it does not say so.
  'spend-reached': 'stop',
} as const satisfies Readonly<Record<string, Mode>>;

export type ModeAlarm = keyof typeof ALARM_MODES;

/** A name of one's own choice, by which the function knows the alarm that rings. */
export const alarmName = (deployment: string, alarm: ModeAlarm): string => `${deployment}-${alarm}`;

/** An alarm that began to stand, or is over. */
export interface AlarmChange {
  readonly alarmName: string;
  readonly isStanding: boolean;
}

/**
 * The mode that a change of an alarm comes to; undefined where the present one stays. One that
 * stands only makes it stricter. One that is over takes back what an alarm had set:
 * as far as the alarm before it, which may still stand, or to what a person last set.
 * @param deployment whose alarms they are, such as `dingdong-prod`
 */
export function modeOnAlarm(
  { alarmName: name, isStanding }: AlarmChange,
  deployment: string,
  { mode, modeBy, personMode = 'normal' }: Controls,
): Mode | undefined {
  const names = IN_ORDER.map((alarm) => alarmName(deployment, alarm));
  const at = names.indexOf(name);
  if (at < 0) return undefined;
  if (isStanding) {
    const wanted = modeAt(at);
    return isAsStrict(mode, wanted) ? undefined : wanted;
  }
  if (modeBy === undefined) return undefined;
  const before = modeAt(at - 1);
  const left = isAsStrict(before, personMode) ? before : personMode;
  return isAsStrict(left, mode) ? undefined : left;
}

const IN_ORDER = Object.keys(ALARM_MODES) as readonly ModeAlarm[];

function modeAt(index: number): Mode {
  const alarm = IN_ORDER[index];
  return alarm === undefined ? 'normal' : ALARM_MODES[alarm];
}
