import { isCapped } from '../../functions/domain/kind.ts';
import { notificationId } from '../../functions/domain/notification-id.ts';
import { NOON_MS } from '../support/an-event.ts';
import type { Command, Reply } from './correspondence.ts';
import type {
  History,
  Invocation,
  Leased,
  Letter,
  Publish,
  PutEvent,
  Take,
  Terms,
  Verdict,
  Wish,
} from './history.ts';
import { kindOf } from './promises/kinds.ts';

export const PHONE = '+8613800138000';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export const TERMS: Terms = {
  windows: {
    transactional: [{ cap: 10, windowSeconds: 86_400 }],
    marketing: [
      { cap: 1, windowSeconds: 86_400 },
      { cap: 3, windowSeconds: 7 * 86_400 },
    ],
  },
  needsConsent: true,
  skewMs: 1_000,
  publishSlackMs: 28_000,
  frozenMaxMs: 80_000,
  slotGraceMs: 250,
  partsPerSecond: 20,
  marketingWaitMs: 1_000,
  timeZone: 'Asia/Shanghai',
  maxReceives: 5,
  leaseMs: 33_000,
  outOfTimeMs: 21_500,
  calmFromMs: NOON_MS,
};

/** In which nothing has happened. */
export const aHistory = (change: Partial<History> = {}): History => ({
  terms: TERMS,
  ...{ events: [], invocations: [], publishes: [], verdicts: [], letters: [], takes: [] },
  ...{ wishes: [], marks: [], leases: [], replies: [], commands: [], answers: [], logged: [] },
  ...change,
});

/** A sale that was put at noon, is fresh for three days, and came once. */
export function anEvent(change: Partial<PutEvent> = {}): PutEvent {
  const { eventId = 'evt-1', kind = 'ItemSold', phone = PHONE } = change;
  const known = kindOf(kind);
  return {
    ...{ eventId, kind, phone, notificationId: notificationId(kind, eventId, phone) },
    lane: known?.lane,
    isCapped: known !== undefined && isCapped(known),
    isGathered: known?.gathers !== undefined,
    isValid: true,
    ...{ itemId: 'item-3287', code: '3287', version: 3 },
    ...{ occurredAtMs: NOON_MS, expiresAtMs: NOON_MS + 3 * DAY_MS, atMs: NOON_MS, arrivals: 1 },
    ...change,
  };
}

/** Of that event: begun a second after it was put, accepted half a second later, and settled. */
export function aPublish(event: PutEvent, change: Partial<Publish> = {}): Publish {
  const { eventId, notificationId: id, kind, phone, lane = 'transactional', atMs: putMs } = event;
  const { begunAtMs = putMs + SECOND_MS } = change;
  return {
    ...{ notificationId: id, eventIds: [eventId], isFlush: false, kind, lane, phone },
    ...{ text: '【叮咚寄卖】您寄售的腕表（编号3287）已售出。', parts: 1, worker: 1, aheadMs: 0 },
    ...{ begunAtMs, claimedAtMs: begunAtMs + 10, atMs: begunAtMs + 20 },
    ...{ acceptedAtMs: begunAtMs + 500, messageId: `sms-${eventId}`, heard: 'accepted' },
    settledAtMs: lane === 'marketing' ? undefined : begunAtMs + 600,
    ...change,
  };
}

/** A text that tells these, taken as it was begun. */
export function aFlush(events: readonly PutEvent[], change: Partial<Publish> = {}) {
  const [first] = events;
  if (first === undefined) throw new Error('a flush tells something');
  const { begunAtMs = first.atMs + SECOND_MS } = change;
  const id = notificationId(first.kind, `digest-${begunAtMs}`, first.phone);
  const eventIds = events.map(({ eventId }) => eventId);
  const own = { notificationId: id, eventIds, isFlush: true };
  const publish = aPublish(first, { ...own, ...change });
  const take: Take = { notificationId: publish.notificationId, eventIds, atMs: begunAtMs };
  return { publish, take };
}

/** With one record, by worker 1, from a second after that event was put, for five. */
export const anInvocation = (event: PutEvent, change: Partial<Invocation> = {}): Invocation => ({
  of: event.lane ?? 'transactional',
  worker: 1,
  startedAtMs: event.atMs + SECOND_MS,
  endedAtMs: event.atMs + 6 * SECOND_MS,
  records: [{ messageId: `record-${event.eventId}`, eventId: event.eventId }],
  returned: [],
  faults: [],
  ...change,
});

/** Five seconds after it was put. */
export const aVerdict = (
  event: PutEvent,
  reason: string,
  change: Partial<Verdict> = {},
): Verdict => ({
  is: 'suppressed',
  ...{ notificationId: event.notificationId, eventId: event.eventId, reason },
  ...{ atMs: event.atMs + 5 * SECOND_MS, worker: 1 },
  ...change,
});

export const aLetter = (event: PutEvent, reason: string, change: Partial<Letter> = {}): Letter => ({
  of: event.lane ?? 'undeliverable',
  ...{ eventId: event.eventId, reason, atMs: event.atMs + 5 * SECOND_MS },
  redrivenAtMs: undefined,
  ...change,
});

/** That marketing is wanted; said and written an hour before noon. */
export const aWish = (change: Partial<Wish> = {}): Wish => ({
  ...{ phone: PHONE, is: 'consent', saidAtMs: NOON_MS - HOUR_MS, atMs: NOON_MS - HOUR_MS },
  ...change,
});

/** One slot at that time, asked for then. */
export const aLease = (firstMs = NOON_MS, change: Partial<Leased> = {}): Leased => ({
  ...{ lane: 'transactional', worker: 1, nowMs: firstMs, atMs: firstMs, isHeard: true },
  slots: { firstMs, intervalMs: 50, parts: 1 },
  ...change,
});

/** Written an hour past noon, and taken a second later. */
export const aReply = (means: Reply['means'], change: Partial<Reply> = {}): Reply => ({
  ...{ id: 'reply-1', phone: PHONE, text: 'Y', means },
  ...{ writtenAtMs: NOON_MS + HOUR_MS, takenAtMs: NOON_MS + HOUR_MS + SECOND_MS },
  ...change,
});

/** A yes to a price, put two seconds after the reply was written. */
export const aCommand = (asking: PutEvent, change: Partial<Command> = {}): Command => ({
  ...{ type: 'PriceConfirmationReplied', commandId: 'command-1', phone: asking.phone },
  ask: {
    id: asking.notificationId,
    ...(asking.version === undefined ? {} : { itemVersion: asking.version }),
  },
  ...{ answer: 'yes', atMs: NOON_MS + HOUR_MS + 2 * SECOND_MS },
  ...change,
});
