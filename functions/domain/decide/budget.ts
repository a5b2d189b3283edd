import type { Rule } from '../decide.ts';
import { isInTime, nextChance, waiting } from '../deferral.ts';
import { nextTime } from '../wall-clock.ts';

/**
 * Marketing waits for the next day's budget, where it is still fresh then. Transactional news goes
 * on, whatever it costs: who is told that it does is the operator.
 */
export const budget: Rule = (notification, circumstances) => {
  const { orders, policy, voice, nowMs } = circumstances;
  if (notification.kind.lane !== 'marketing' || orders.spentFen < policy.budgetFen) {
    return undefined;
  }
  const dueMs = nextChance(notification, circumstances, nextTime(voice.timeZone, 0, nowMs));
  return isInTime(notification, circumstances, dueMs)
    ? waiting(notification, dueMs, 'over-budget')
    : { do: 'suppress', reason: 'over-budget' };
};
