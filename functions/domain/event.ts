import * as z from 'zod/mini';
import { type Detail, schemasOf } from './detail.ts';
import { id } from './fields.ts';
import type { Flush } from './flush.ts';
import type { Entry } from './kind.ts';
import { parseJson } from './parse-json.ts';
import { isRecord } from './record.ts';
import type { Rejection } from './rejection.ts';
import { rejectionOf } from './rejection-of.ts';
import { DINGDONG, PLATFORM } from './source.ts';
import { type Subject, subjectOfRejected } from './subject.ts';
import { withoutNulls } from './without-nulls.ts';

/** What the platform said, read by the schemas of its entry in the catalog. */
export interface PlatformEvent<E extends Entry> {
  readonly entry: E;
  /** The platform's key of the event, or EventBridge's where it gave none. */
  readonly eventId: string;
  readonly detail: Detail;
  /** Where the envelope says, which the platform cannot, that it stands for what was gathered. */
  readonly flush?: Flush;
  /** How often this has waited for room in a quota, as the envelope says. */
  readonly waits: number;
  /** How often the carrier has turned it away for now, as the envelope says. */
  readonly tries: number;
  /** The entry's own fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export type ReadEvent<E extends Entry> =
  | { readonly valid: true; readonly event: PlatformEvent<E> }
  | { readonly valid: false; readonly rejection: Rejection; readonly subject?: Subject };

/**
 * Reads an EventBridge envelope, as it lies on a queue.
 * @param body the text of the queue's message
 * @param entries those that may lie there, by `detail-type`
 */
export function readEvent<E extends Entry>(
  body: string,
  entries: ReadonlyMap<string, E>,
  nowMs: number,
): ReadEvent<E> {
  const json = parseJson(body);
  if (json === undefined) return rejected('body', EVENT, 'other text');
  // What S3 or a topic puts on a queue: its missing `id` would be a riddle.
  if (isRecord(json) && json['detail-type'] === undefined) {
    return rejected('body', EVENT, 'another object');
  }
  const envelope = ENVELOPE.safeParse(json);
  if (!envelope.success) return rejectedBy(envelope.error, json, '');
  const { id: envelopeId, 'detail-type': name } = envelope.data;
  const detail = withoutNulls(envelope.data.detail);
  const read = readDetail(entries, envelope.data, detail);
  const wrong = read.valid ? outOfTime(read.event, nowMs) : read;
  if (wrong === undefined) return read;
  return { ...wrong, subject: subjectOfRejected(name, envelopeId, detail) };
}

/**
 * How far ahead of our clock an event may have occurred. Not zero: clocks differ, and a platform
 * may mistake its zone. Not more: an event of next year would outlive all memory of its being told.
 */
export const FUTURE_MAX_SECONDS = 86_400;

const EVENT = 'an EventBridge event as JSON';
const OURS = 'what dingdong writes there';

/** No `Date` has a later one. */
const LAST_MS = 8.64e15;
const instantOfOurs = z.int(OURS).check(z.gte(-LAST_MS, OURS), z.lte(LAST_MS, OURS));

const ENVELOPE = z.object(
  {
    id,
    // The bus leads the platform's events alone to a queue: ours are put there.
    source: z.literal([PLATFORM, DINGDONG], `the source ${PLATFORM}`),
    'detail-type': id,
    detail: z.looseObject({}, 'an object'),
    digest: z.optional(z.object({ dueMs: instantOfOurs, expiresAtMs: instantOfOurs }, OURS)),
    waits: z._default(z.int(OURS), 0),
    tries: z._default(z.int(OURS), 0),
  },
  EVENT,
);

function readDetail<E extends Entry>(
  entries: ReadonlyMap<string, E>,
  { id: envelopeId, 'detail-type': name, digest: flush, waits, tries }: z.infer<typeof ENVELOPE>,
  given: Readonly<Record<string, unknown>>,
): ReadEvent<E> {
  const entry = entries.get(name);
  if (entry === undefined) {
    return rejected('detail-type', `one of ${[...entries.keys()].join(', ')}`, 'an unknown kind');
  }
  const { common, own } = schemasOf(entry);
  const read = common.safeParse(given);
  if (!read.success) return rejectedBy(read.error, given, 'detail.');
  const fields = own.safeParse(given);
  if (!fields.success) return rejectedBy(fields.error, given, 'detail.');
  const eventId = read.data.eventId ?? envelopeId;
  const event = { entry, eventId, detail: read.data, fields: fields.data, waits, tries };
  return { valid: true, event: flush === undefined ? event : { ...event, flush } };
}

/** Times that cannot be: an end before the beginning, a beginning that is still far off. */
function outOfTime(event: PlatformEvent<Entry>, nowMs: number): Refused | undefined {
  const { occurredAt: occurredAtMs } = event.detail;
  const early = endsOf(event).find(([, endMs]) => endMs < occurredAtMs);
  if (early !== undefined) {
    return rejected(`detail.${early[0]}`, 'a time not before occurredAt', 'an earlier one');
  }
  return nowMs < earliestMs(event)
    ? rejected('detail.occurredAt', 'a time at most a day ahead of now', 'a later one')
    : undefined;
}

/** The first instant at which it is not too far ahead. */
export const earliestMs = ({ detail }: PlatformEvent<Entry>): number =>
  detail.occurredAt - FUTURE_MAX_SECONDS * 1000;

/** The fields that end what the event is about, with their times. */
export function endsOf({
  entry,
  detail,
  fields,
}: PlatformEvent<Entry>): readonly (readonly [field: string, endMs: number])[] {
  const own = entry.lane === null ? undefined : entry.endsWith;
  const ends: readonly (readonly [string, unknown])[] = [
    ['deadline', detail.deadline],
    ...(own === undefined ? [] : [[own, fields[own]] as const]),
  ];
  return ends.flatMap(([field, endMs]) => (typeof endMs === 'number' ? [[field, endMs]] : []));
}

type Refused = Extract<ReadEvent<Entry>, { valid: false }>;

const rejected = (path: string, allowed: string, found: string): Refused => ({
  valid: false,
  rejection: { path, allowed, found },
});

const rejectedBy = (error: z.core.$ZodError, input: unknown, prefix: string): Refused => ({
  valid: false,
  rejection: rejectionOf(error, input, prefix),
});
