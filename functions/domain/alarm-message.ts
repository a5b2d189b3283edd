import * as z from 'zod/mini';
import type { AlarmChange } from './alarm-mode.ts';
import { parseJson } from './parse-json.ts';

/**
 * What CloudWatch tells a topic of an alarm, as far as it matters. The third state,
 * `INSUFFICIENT_DATA`, says of no alarm that it stands or is over.
 */
const ALARM_MESSAGE = z.object({
  AlarmName: z.string(),
  NewStateValue: z.enum(['OK', 'ALARM']),
});

/** Undefined for anything else, such as what somebody published by hand. */
export function readAlarmMessage(text: string): AlarmChange | undefined {
  const { data } = z.safeParse(ALARM_MESSAGE, parseJson(text));
  if (data === undefined) return undefined;
  return { alarmName: data.AlarmName, isStanding: data.NewStateValue === 'ALARM' };
}
