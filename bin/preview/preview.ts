import type { Entry } from '../../functions/catalog/index.ts';
import { NEW_READER, type Voice } from '../../functions/domain/copy/voice.ts';
import { render } from '../../functions/domain/copy.ts';
import { readEvent } from '../../functions/domain/event.ts';
import { notificationOf } from '../../functions/domain/notification.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { rejectionReason } from '../../functions/domain/rejection.ts';
import { isRecord, parseRecord } from '../../local/record.ts';

/** What a phone would read of an event, or why the event would be a dead letter. */
export type Preview = Named & (Told | { readonly error: string });

/** As far as it can be made out. */
interface Named {
  /** The platform's, or the envelope's where it has one: what is put on the bus has none yet. */
  readonly eventId: string | null;
  readonly kind: string | null;
}

interface Told {
  /** None of a fact, which tells nobody anything. */
  readonly lane: Entry['lane'];
  readonly text: string | null;
  readonly units: number;
  readonly parts: number;
}

/** Previews one event, as a line of JSON, for somebody of whom nothing is known yet. */
export function createPreview(
  entries: readonly Entry[],
  voice: Voice,
  nowMs: () => number,
): (line: string) => Preview {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return (line) => {
    const event = parseRecord(line);
    const named = { eventId: eventIdOf(event), kind: nameIn(event?.['detail-type']) };
    const at = nowMs();
    const read = readEvent(event === undefined ? line : withId(event), byName, at);
    if (!read.valid) return { ...named, error: rejectionReason(read.rejection) };
    const { entry } = read.event;
    if (entry.lane === null) return { ...named, lane: null, text: null, units: 0, parts: 0 };
    const notification = notificationOf({ ...read.event, entry });
    const text = render(notification, voice, NEW_READER, at);
    const { units, parts } = countParts(text);
    return { ...named, lane: entry.lane, text, units, parts };
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** With the id that EventBridge gives to whatever is put on the bus. */
const withId = (event: Fields): string =>
  JSON.stringify({ ...event, id: nameIn(event['id']) ?? 'given by EventBridge' });

function eventIdOf(event: Fields | undefined): string | null {
  const detail = event?.['detail'];
  return nameIn(isRecord(detail) ? detail['eventId'] : undefined) ?? nameIn(event?.['id']);
}

/** A text that may be an id: nothing else is repeated. */
const nameIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= 256 ? value : null;
