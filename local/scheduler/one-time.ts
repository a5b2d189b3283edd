import { invalid } from './scheduler-error.ts';
import { instantsOf, isZone } from './zone.ts';

/**
 * When a one-time schedule is due, in milliseconds since the epoch; it may have been.
 * @param expression `at(yyyy-mm-ddThh:mm:ss)`, by the CreateSchedule API reference
 * @param zone in which it is read, a name of the IANA database
 * @throws ValidationException for what is no such time, and for a recurring schedule
 */
export function dueMsOf(expression: string, zone: string): number {
  if (/^(rate|cron)\(/.test(expression)) {
    throw invalid(
      `ScheduleExpression ${expression} is not played on this machine; at(yyyy-mm-ddThh:mm:ss) is`,
    );
  }
  const [, wall = ''] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  const wallMs = Date.parse(`${wall}Z`);
  // A 30th of February is read as the 2nd of March: only a real day comes back as it was written.
  if (Number.isNaN(wallMs) || new Date(wallMs).toISOString() !== `${wall}.000Z`) {
    throw invalid(`Invalid Schedule Expression ${expression}.`);
  }
  if (!isZone(zone)) {
    throw invalid(
      `Invalid ScheduleExpressionTimezone ${zone}: it is no name of the IANA database, ` +
        'such as Asia/Shanghai',
    );
  }
  // By the user guide, on daylight saving: a time that comes twice is the first, before the clocks
  // are put back. One that is skipped is skipped by a recurring schedule; of a one-time schedule,
  // which would never run, it says nothing, so here it is refused while somebody is listening.
  const [first] = instantsOf(wallMs, zone);
  if (first === undefined) {
    throw invalid(`Invalid Schedule Expression ${expression}: ${zone} puts its clocks over it.`);
  }
  return first;
}
