import type { Rule } from '../decide.ts';
import { waitFrom, waiting } from '../deferral.ts';

/**
 * Nobody is woken for what can wait. What cannot wait until the hours open is told all the same,
 * unless it is marketing, which nobody is to hear at night.
 */
export const hours: Rule = (notification, circumstances) => {
  const wait = waitFrom(notification, circumstances, circumstances.nowMs);
  switch (wait.is) {
    case 'over':
      return undefined;
    case 'until':
      return waiting(notification, wait.dueMs, 'hours');
    case 'too-long':
      return notification.kind.lane === 'marketing'
        ? { do: 'suppress', reason: 'hours' }
        : undefined;
    default:
      return wait satisfies never;
  }
};
