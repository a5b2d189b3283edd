import { lookAgainMs } from '../backoff.ts';
import type { Orders } from '../controls.ts';
import type { Rule } from '../decide.ts';
import { isInTime, waiting } from '../deferral.ts';
import type { Kind } from '../kind.ts';

/**
 * What the operator does not let through waits, and is decided afresh: a `normal` is heeded by what
 * waits as well. Marketing that would expire before is suppressed. Transactional news that the mode
 * would merely rather not text is texted then; what stands still stands still, until it expires.
 */
export const mode: Rule = (notification, circumstances) => {
  const { kind } = notification;
  const { orders } = circumstances;
  if (!isHeld(kind, orders)) return undefined;
  const dueMs = lookAgainMs(notification, circumstances.nowMs);
  if (isInTime(notification, circumstances, dueMs)) return waiting(notification, dueMs, 'paused');
  if (kind.lane === 'marketing') return { do: 'suppress', reason: 'paused' };
  return standsStill(orders) ? { do: 'defer', dueMs, because: 'paused' } : undefined;
};

function isHeld(kind: Kind, orders: Orders): boolean {
  if (standsStill(orders)) return true;
  switch (orders.mode) {
    case 'normal':
    case 'stop':
      return false;
    case 'conserve':
      return kind.optional === true;
    case 'pause-marketing':
      return kind.lane === 'marketing' || kind.optional === true;
    default:
      return orders.mode satisfies never;
  }
}

const standsStill = ({ mode, isHalted }: Orders): boolean => mode === 'stop' || isHalted;
