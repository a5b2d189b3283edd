import { FACTS } from '../../../functions/catalog/index.ts';
import type { Notification } from '../../../functions/domain/notification.ts';
import type { PutEvent, Take } from '../history.ts';
import { eventIdIn } from './bodies.ts';
import type { Mutable } from './mutable.ts';
import type { Noting } from './noting.ts';
import { type Detail, putEvent } from './put-event.ts';

/** What was put, and what became of it on its way. */
export function recordEvents({ nowMs, note }: Noting) {
  const events = new Map<string, Mutable<PutEvent>>();
  /** By the id of the notification, and by the first half of it. */
  const byNotification = new Map<string, Mutable<PutEvent>>();
  const takes: Take[] = [];
  const taken = new Map<string, readonly string[]>();

  /** Once for each event, also where it is put again. */
  function put(type: string, detail: Detail, isValid: boolean, envelopeId = ''): void {
    const given = detail['eventId'];
    const eventId = typeof given === 'string' ? given : envelopeId;
    if (events.has(eventId) || FACT_NAMES.has(type)) return;
    const event = putEvent(type, { ...detail, eventId }, isValid, nowMs());
    events.set(eventId, event);
    byNotification.set(event.notificationId, event);
    byNotification.set(event.notificationId.slice(0, 16), event);
    note(`put ${type} ${eventId}`);
  }

  const eventIn = (body: string) => events.get(eventIdIn(body) ?? '');

  function copied(body: string): void {
    const event = eventIn(body);
    if (event !== undefined) event.arrivals += 1;
  }

  return {
    takes,
    all: () => [...events.values()],
    put,
    /** An answer of dingdong's own on its way: once more, where its reader was not heard of. */
    answering(body: string): void {
      const { 'detail-type': type, detail } = JSON.parse(body) as Answering;
      if (eventIn(body) === undefined) put(type, detail, true);
      else copied(body);
    },
    /** One more of it is on its way, beside those that were. */
    copied,
    /** @param ids of notifications that were gathered, or the first halves of them */
    took(id: string, ids: readonly string[]): void {
      const eventIds = ids.map((each) => byNotification.get(each)?.eventId ?? each);
      takes.push({ notificationId: id, eventIds, atMs: nowMs() });
      taken.set(id, eventIds);
      note(`took ${id} ${eventIds.length}`);
    },
    /** Ids of the events that a text tells. */
    toldBy: ({ id, eventId, flush }: Notification): readonly string[] =>
      flush === undefined ? [eventId] : (taken.get(id) ?? []),
  };
}

interface Answering {
  readonly 'detail-type': string;
  readonly detail: Detail;
}

const FACT_NAMES: ReadonlySet<string> = new Set(FACTS.map(({ name }) => name));
