import { localTime } from './wall-clock.ts';

/** The day on which something is spent, by the stage's clock: `20261128`. */
export const spendDay = (timeZone: string, nowMs: number): string =>
  localTime(nowMs, timeZone).toPlainDate().toString().replaceAll('-', '');
