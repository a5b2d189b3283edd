import type { Rule } from '../decide.ts';
import { lastDueMs } from '../deferral.ts';
import { isGone, isSilent } from '../reach.ts';

/**
 * A number that its owner has lost is given to somebody else, whom their money does not concern:
 * where that may be so, it waits until somebody vouches for the number, and is not told at the
 * last. Other news may be told: the worst that it says is that a bag was sold.
 */
export const heldMoney: Rule = (notification, circumstances) => {
  const { profile, policy, nowMs } = circumstances;
  const { occurredAtMs } = notification;
  if (notification.kind.category !== 'money') return undefined;
  if (!isGone(profile) && !isSilent(profile, policy.silenceDays, nowMs)) return undefined;
  const looks = Math.max(0, Math.floor((nowMs - occurredAtMs) / LOOK_AGAIN_MS)) + 1;
  const nextMs = Math.ceil((occurredAtMs + looks * LOOK_AGAIN_MS) / 1_000) * 1_000;
  const dueMs = Math.min(nextMs, Math.floor(lastDueMs(notification, policy) / 1_000) * 1_000);
  return dueMs > nowMs
    ? { do: 'defer', dueMs, because: 'unreachable' }
    : { do: 'suppress', reason: 'unreachable' };
};

/** From when it occurred on: copies of it ask for the same time, and wait as one. */
const LOOK_AGAIN_MS = 6 * 3_600_000;
