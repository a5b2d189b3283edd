import type { Deferring } from './decision.ts';
import { shareOf } from './deferral.ts';
import type { Lane } from './lane.ts';
import type { Notification } from './notification.ts';

/**
 * The carrier turned it away for now. Full jitter: anything up to twice as long as the time before,
 * so that what was turned away together does not come back together (Brooker, "Exponential Backoff
 * And Jitter", AWS Architecture Blog, 2015).
 */
export function afterRefusal({ id, tries }: Notification, nowMs: number): Deferring {
  const latestSeconds = Math.min(BACKOFF_MAX_SECONDS, BACKOFF_SECONDS * 2 ** tries);
  const waitMs = shareOf(`${id} ${tries}`) * latestSeconds * 1_000;
  return { do: 'defer', dueMs: wholeSecond(nowMs + waitMs), because: 'carrier' };
}

/** After the first refusal. */
const BACKOFF_SECONDS = 4;

/** An outage is noticed to be over within it; nothing is tried more often than the pace allows. */
const BACKOFF_MAX_SECONDS = 300;

/** No slot came in time: others are ahead. */
export function afterCrowd(notification: Notification, nowMs: number): Deferring {
  return { do: 'defer', dueMs: soon(notification, nowMs, CROWD_SECONDS), because: 'pace' };
}

/** When what the operator holds back asks again: on its queue, which bears 15 minutes. */
export const lookAgainMs = (notification: Notification, nowMs: number): number =>
  soon(notification, nowMs, LOOK_AGAIN_SECONDS);

type Span = Readonly<Record<Lane, readonly [from: number, to: number]>>;

const CROWD_SECONDS: Span = { transactional: [1, 5], marketing: [15, 30] };

const LOOK_AGAIN_SECONDS: Span = { transactional: [60, 120], marketing: [600, 900] };

function soon({ kind, recipient }: Notification, nowMs: number, span: Span): number {
  const [from, to] = span[kind.lane];
  return (
    Math.floor((nowMs + (from + shareOf(recipient.phone) * (to - from)) * 1_000) / 1_000) * 1_000
  );
}

const wholeSecond = (ms: number): number => Math.ceil(ms / 1_000) * 1_000;
