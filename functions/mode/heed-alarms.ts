import { readAlarmMessage } from '../domain/alarm-message.ts';
import { type AlarmChange, modeOnAlarm } from '../domain/alarm-mode.ts';
import type { Operating } from '../ports/operating.ts';
import type { Log } from '../ports.ts';

export interface HeedingDeps {
  /** Whose alarms set modes, such as `dingdong-prod`. */
  readonly deployment: string;
  readonly operating: Operating;
  readonly log: Log;
}

/**
 * Sets the mode that a change of an alarm comes to. What is no such change is left alone. Throws
 * where a mode could not be set: Lambda then tries twice more.
 * @param messages as the alarms' topic had them
 */
export function createHeedAlarms({ deployment, operating, log }: HeedingDeps) {
  return async function heedAlarms(messages: readonly string[]): Promise<void> {
    for (const message of messages) {
      const change = readAlarmMessage(message);
      if (change === undefined) log.warn('no change of an alarm', { length: message.length });
      else await heed(change);
    }
  };

  async function heed(change: AlarmChange): Promise<void> {
    const { alarmName: alarm } = change;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const controls = await operating.look();
      const mode = modeOnAlarm(change, deployment, controls);
      const said = { alarm, state: change.isStanding ? 'standing' : 'over', was: controls.mode };
      if (mode === undefined) return log.info('the mode stays', said);
      if (await operating.setMode(mode, alarm, controls.mode)) {
        return log.warn('the mode is set', { ...said, mode });
      }
    }
    throw new Error(`${alarm}: others kept setting the mode`);
  }
}

/** Somebody else set it between a look and a write. */
const TRIES_MAX = 3;
