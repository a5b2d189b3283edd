import * as z from 'zod/mini';
import { type Detail, schemasOf } from './detail.ts';
import { id } from './fields.ts';
import type { Kind, Role } from './kind.ts';
import { notificationId } from './notification-id.ts';
import type { PhoneNumber } from './phone-number.ts';
import { describeFound, type Rejection } from './rejection.ts';
import { PLATFORM } from './source.ts';
import { type Subject, subjectOfRejected } from './subject.ts';
import { withoutNulls } from './without-nulls.ts';

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
  | { readonly valid: false; readonly rejection: Rejection; readonly subject?: Subject };

/**
 * Reads an EventBridge envelope, as it lies on a lane's queue, into a notification.
 * @param body the text of the queue's message
 * @param kinds the catalog by `detail-type`
 */
export function parseNotification(
  body: string,
  kinds: ReadonlyMap<string, Kind>,
  nowMs: number,
): Parsed {
  const json = parseJson(body);
  if (json === undefined) return rejected('body', 'an EventBridge event as JSON', 'other text');
  const envelope = ENVELOPE.safeParse(json);
  if (!envelope.success) return rejectedBy(envelope.error, json, '');
  const { id: envelopeId, 'detail-type': kindName } = envelope.data;
  const detail = withoutNulls(envelope.data.detail);
  const parsed = withinReach(parseDetail(kinds, kindName, detail, envelopeId), nowMs);
  return parsed.valid
    ? parsed
    : { ...parsed, subject: subjectOfRejected(kindName, envelopeId, detail) };
}

/**
 * How far ahead of our clock an event may have occurred. Not zero: clocks differ, and a platform
 * may mistake its zone. Not more: an event of next year would outlive all memory of its being told.
 */
export const FUTURE_MAX_SECONDS = 86_400;

function withinReach(parsed: Parsed, nowMs: number): Parsed {
  const isReached =
    !parsed.valid || parsed.notification.occurredAtMs <= nowMs + FUTURE_MAX_SECONDS * 1000;
  return isReached
    ? parsed
    : rejected('detail.occurredAt', 'a time at most a day ahead of now', 'a later one');
}

function parseDetail(
  kinds: ReadonlyMap<string, Kind>,
  kindName: string,
  detail: Readonly<Record<string, unknown>>,
  envelopeId: string,
): Parsed {
  const kind = kinds.get(kindName);
  if (kind === undefined) {
    return rejected('detail-type', `one of ${[...kinds.keys()].join(', ')}`, 'an unknown kind');
  }
  const { common, own: ownSchema } = schemasOf(kind);
  const read = common.safeParse(detail);
  if (!read.success) return rejectedBy(read.error, detail, 'detail.');
  const own = ownSchema.safeParse(detail);
  if (!own.success) return rejectedBy(own.error, detail, 'detail.');
  return assemble(kind, read.data, own.data, envelopeId);
}

const ENVELOPE = z.object(
  {
    id,
    source: z.literal([PLATFORM], `the source ${PLATFORM}`),
    'detail-type': id,
    detail: z.looseObject({}, 'an object'),
  },
  'an EventBridge event as JSON',
);

function assemble(
  kind: Kind,
  detail: Detail,
  fields: Notification['fields'],
  envelopeId: string,
): Parsed {
  const { occurredAt: occurredAtMs, deadline: deadlineMs, recipient, item } = detail;
  if (deadlineMs !== undefined && deadlineMs < occurredAtMs) {
    return rejected('detail.deadline', 'a time not before occurredAt', 'an earlier one');
  }
  const eventId = detail.eventId ?? envelopeId;
  const { phone, role, userId } = recipient;
  return {
    valid: true,
    notification: {
      id: notificationId(kind.name, eventId, phone),
      kind,
      eventId,
      occurredAtMs,
      expiresAtMs: Math.min(deadlineMs ?? Infinity, occurredAtMs + kind.freshnessSeconds * 1000),
      recipient: { phone, role, ...(userId === undefined ? {} : { userId }) },
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      ...(item === undefined ? {} : { item }),
      fields,
    },
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const rejected = (path: string, allowed: string, found: string): Parsed => ({
  valid: false,
  rejection: { path, allowed, found },
});

function rejectedBy(error: z.core.$ZodError, input: unknown, prefix: string): Parsed {
  const [issue] = error.issues;
  if (issue === undefined) throw new Error('a failed parse names no issue');
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );
  // zod calls a fraction the wrong type, where a whole number is wanted.
  const isNumber = issue.code === 'invalid_type' && ['int', 'number'].includes(issue.expected);
  const hasRightType = isNumber ? typeof found === 'number' : issue.code !== 'invalid_type';
  const path = prefix + issue.path.join('.') || 'body';
  return rejected(path, issue.message, describeFound(found, hasRightType));
}
