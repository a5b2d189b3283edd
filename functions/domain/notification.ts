import { earliestMs, endsOf, type PlatformEvent, type ReadEvent, readEvent } from './event.ts';
import { type Flush, flushOf } from './flush.ts';
import type { Kind, Role } from './kind.ts';
import { notificationId } from './notification-id.ts';
import type { PhoneNumber } from './phone-number.ts';
import { createMemory, type Memory } from './remembering.ts';

/** A valid event on its way to one recipient. */
export interface Notification {
  /** 32 hex digits that depend on kind, event and phone alone: the same however often it comes. */
  readonly id: string;
  readonly kind: Kind;
  readonly eventId: string;
  readonly occurredAtMs: number;
  readonly deadlineMs?: number;
  /** Past this instant nobody is told: the deadline, or the end of the kind's freshness. */
  readonly expiresAtMs: number;
  readonly recipient: {
    readonly phone: PhoneNumber;
    readonly userId?: string;
    readonly role: Role;
  };
  readonly item?: Item;
  /** Where it tells what was gathered, and is no event itself. */
  readonly flush?: Flush;
  /** How often it has waited for room in a quota. */
  readonly waits: number;
  /** How often the carrier has turned it away for now. */
  readonly tries: number;
  /** The kind's own fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Item {
  readonly id: string;
  readonly code: string;
  readonly category?: string | undefined;
  readonly title?: string | undefined;
  readonly priceFen?: number | undefined;
  readonly version?: number | undefined;
}

export type Parsed =
  | { readonly valid: true; readonly notification: Notification }
  | Extract<ReadEvent<Kind>, { valid: false }>;

/**
 * Reads an EventBridge envelope, as it lies on a lane's queue, into a notification.
 * @param body the text of the queue's message
 * @param kinds those of the lane, by `detail-type`
 */
export function parseNotification(
  body: string,
  kinds: ReadonlyMap<string, Kind>,
  nowMs: number,
): Parsed {
  const memory = memoryOf(kinds);
  const before = memory.get(body);
  if (before !== undefined && before.earliestMs <= nowMs) return before.parsed;
  const read = readEvent(body, kinds, nowMs);
  if (!read.valid) return read;
  const parsed = { valid: true, notification: notificationOf(read.event) } as const;
  memory.set(body, { parsed, earliestMs: earliestMs(read.event) });
  return parsed;
}

/** Valid, from an instant on: of an event that is still too far off the same text was refused. */
interface Before {
  readonly parsed: Parsed;
  readonly earliestMs: number;
}

/** Of the kinds of each lane: what was held back comes again, to the same instance as a rule. */
const memoryOf = (kinds: ReadonlyMap<string, Kind>): Memory<Before> => {
  const memory = MEMORIES.get(kinds) ?? createMemory<Before>({ texts: 500, units: 4_000 });
  MEMORIES.set(kinds, memory);
  return memory;
};

const MEMORIES = new WeakMap<ReadonlyMap<string, Kind>, Memory<Before>>();

export function notificationOf(event: PlatformEvent<Kind>): Notification {
  const { entry: kind, eventId, detail, fields, flush, waits, tries } = event;
  const { occurredAt: occurredAtMs, deadline: deadlineMs, recipient, item } = detail;
  // No kind does without a recipient: the type of the catalog says so.
  if (recipient === undefined) throw new Error(`${kind.name} has no recipient`);
  const { phone, role, userId } = recipient;
  const ends = endsOf(event).map(([, endMs]) => endMs);
  const notification: Notification = {
    id: notificationId(kind.name, eventId, phone),
    kind,
    eventId,
    occurredAtMs,
    expiresAtMs: Math.min(...ends, occurredAtMs + kind.freshnessSeconds * 1000),
    recipient: { phone, role, ...(userId === undefined ? {} : { userId }) },
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(item === undefined ? {} : { item }),
    ...{ fields, waits, tries },
  };
  return flush === undefined ? notification : flushOf(notification, flush);
}
