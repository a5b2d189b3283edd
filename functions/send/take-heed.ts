import { type CarrierAnswer, CONSEQUENCES } from '../domain/carrier-answer.ts';
import type { Notification } from '../domain/notification.ts';
import type { Pace } from '../ports/pace.ts';
import type { Clock } from '../ports.ts';
import { type Attending, attend } from './attend.ts';
import { traceOf } from './trace.ts';

export interface TakingHeed extends Attending {
  readonly pace: Pace;
  readonly clock: Clock;
}

/**
 * Tells all workers what the carrier's answer means for them. Where that fails, the next answer
 * like it tells them.
 * @param leasedAtMs when the text was given its slot
 */
export async function takeHeed(
  deps: TakingHeed,
  notification: Notification,
  answer: CarrierAnswer,
  leasedAtMs: number,
): Promise<void> {
  if (answer.is === 'accepted') return;
  const { slows, halts } = CONSEQUENCES[answer.is];
  const { code } = answer;
  if (slows) {
    await attend(deps, 'Unheeded', notification, async () => {
      if (!(await deps.pace.slow(leasedAtMs, deps.clock.nowMs()))) return;
      deps.metrics.count('Slowed');
      deps.log.warn('the carrier slows the rate', { ...traceOf(notification), code });
    });
  }
  if (halts) {
    deps.metrics.count('Halted');
    deps.log.error('the lane is halted', { ...traceOf(notification), code });
    await attend(deps, 'Unheeded', notification, () =>
      deps.pace.halt(notification.kind.lane, code),
    );
  }
}
