import { createHash } from 'node:crypto';
import { type Item, numberOf, textOf } from '../../functions/adapters/table/item.ts';
import { FACTS, KINDS } from '../../functions/catalog/index.ts';
import { ASK_MAX_SECONDS } from '../../functions/domain/ask.ts';
import { isCapped, type Kind } from '../../functions/domain/kind.ts';
import { type Notification, parseNotification } from '../../functions/domain/notification.ts';
import { notificationId } from '../../functions/domain/notification-id.ts';
import type { Slots } from '../../functions/domain/pace.ts';
import type { Announcement } from '../../functions/ports/announcer.ts';
import type { Log, LogFields, OutgoingText } from '../../functions/ports.ts';
import type {
  Command,
  History,
  Invocation,
  Leased,
  Letter,
  Mark,
  Publish,
  PutEvent,
  Reply,
  StoredAnswer,
  Take,
  Terms,
  Verdict,
  Wish,
} from './history.ts';
import type { Leasing, Worker } from './world/worker.ts';

export type Recorder = ReturnType<typeof createRecorder>;

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Writes down what happens, and what a run comes to: one hash of all of it. */
export function createRecorder(nowMs: () => number) {
  const events = new Map<string, Mutable<PutEvent>>();
  const byNotification = new Map<string, Mutable<PutEvent>>();
  const byMessage = new Map<string, Mutable<Publish>>();
  const history = {
    invocations: [] as Invocation[],
    publishes: [] as Mutable<Publish>[],
    verdicts: [] as Verdict[],
    letters: [] as Mutable<Letter>[],
    takes: [] as Take[],
    wishes: [] as Wish[],
    marks: [] as Mark[],
    leases: [] as Leased[],
    replies: [] as Mutable<Reply>[],
    commands: [] as Command[],
    answers: [] as StoredAnswer[],
    logged: [] as string[],
  };
  const replies = new Map<string, Mutable<Reply>>();
  const taken = new Map<string, readonly string[]>();
  let logs = 0;
  const hash = createHash('sha256');
  let lines = '';

  function note(line: string): void {
    lines += `${nowMs()} ${line}\n`;
    if (lines.length < LINES_MAX) return;
    hash.update(lines);
    lines = '';
  }

  function wroteNotification(phone: string, id: string, before: Item, after: Item): void {
    const publish = byMessage.get(textOf(after, 'messageId') ?? '');
    if (publish !== undefined) publish.settledAtMs ??= nowMs();
    if (textOf(after, 'answeredBy') === textOf(before, 'answeredBy')) return;
    history.answers.push({ askId: id, phone, atMs: nowMs() });
  }

  const recorder = {
    history,
    note,
    hashed(): string {
      hash.update(lines);
      lines = '';
      return hash.copy().digest('hex');
    },
    historyBy: (terms: Terms): History => ({ terms, events: [...events.values()], ...history }),

    /** Once for each event, also where it is put again. */
    put(type: string, detail: Detail, isValid: boolean, envelopeId = ''): void {
      const given = detail['eventId'];
      const eventId = typeof given === 'string' ? given : envelopeId;
      if (events.has(eventId) || FACT_NAMES.has(type)) return;
      const event = putEvent(type, { ...detail, eventId }, isValid, nowMs());
      events.set(eventId, event);
      byNotification.set(event.notificationId, event);
      byNotification.set(event.notificationId.slice(0, 16), event);
      note(`put ${type} ${eventId}`);
    },
    eventOf: (eventId: string): PutEvent | undefined => events.get(eventId),
    /** @param id of a notification, or the first half of it */
    eventIdOf: (id: string): string => byNotification.get(id)?.eventId ?? id,
    /** An answer of dingdong's own on its way. */
    answering(body: string): void {
      const { 'detail-type': type, detail } = JSON.parse(body) as Answering;
      recorder.put(type, detail, true);
    },
    /** One more of it is on its way, beside those that were. */
    copied(body: string): void {
      const event = events.get(eventIdIn(body) ?? '');
      if (event !== undefined) event.arrivals += 1;
    },

    leased({ lane, worker, nowMs: askedMs }: Leasing, takenUntilMs: number, endMs: number): Leased {
      const firstMs = Math.max(takenUntilMs, askedMs);
      const slots = { firstMs, intervalMs: endMs - firstMs, parts: 1 };
      const leased = { lane, worker, slots, nowMs: askedMs, atMs: nowMs(), isHeard: false };
      history.leases.push(leased);
      note(`leased ${lane} ${firstMs} ${endMs}`);
      return leased;
    },
    heardOfSlots(leased: Mutable<Leased> | undefined, slots: Slots): void {
      if (leased === undefined) return;
      leased.slots = slots;
      leased.isHeard = true;
    },
    /** A sender wants to say what became of something. */
    said({ type, detail }: Announcement, worker: Worker): void {
      const is = VERDICTS.get(type);
      if (is === undefined) return;
      const { notificationId: id, eventId, reason } = detail;
      history.verdicts.push({
        ...{ is, notificationId: String(id), eventId: String(eventId) },
        ...(reason === undefined ? {} : { reason: String(reason) }),
        ...{ atMs: nowMs(), worker: worker.ordinal },
      });
      note(`said ${type} ${eventId} ${reason}`);
    },
    took(id: string, all: readonly string[]): void {
      const eventIds = all.map((each) => byNotification.get(each)?.eventId ?? each);
      history.takes.push({ notificationId: id, eventIds, atMs: nowMs() });
      taken.set(id, eventIds);
      note(`took ${id} ${eventIds.length}`);
    },
    /** Ids of the events that a text tells. */
    toldBy: ({ id, eventId, flush }: Notification): readonly string[] =>
      flush === undefined ? [eventId] : (taken.get(id) ?? []),
    replied(reply: Reply): void {
      history.replies.push(reply);
      replies.set(reply.id, reply);
      note(`reply ${reply.id} ${reply.text}`);
    },
    /** The door took it, for the first time. */
    taken(id: string): void {
      const reply = replies.get(id);
      if (reply !== undefined) reply.takenAtMs ??= nowMs();
    },
    /** What dingdong says on the bus; commands are kept. */
    putOnBus(type: string, detail: Detail): void {
      note(`bus ${type} ${JSON.stringify(detail)}`);
      if (detail['commandId'] === undefined) return;
      const { commandId, recipient, ask, answer, days } = detail as unknown as Commanded;
      history.commands.push({
        ...{ type, commandId, phone: recipient.phone, atMs: nowMs() },
        ...(ask === undefined ? {} : { ask }),
        ...(answer === undefined ? {} : { answer }),
        ...(days === undefined ? {} : { days }),
      });
    },
    logOf(_worker: Worker): Log {
      const log = (message: string, fields: LogFields = {}) => {
        logs += 1;
        // Each is made anew, and like a thousand others.
        if (logs % LOGGED_ONE_IN === 0) {
          history.logged.push(JSON.stringify({ message, ...fields }));
        }
      };
      return { info: log, warn: log, error: log };
    },

    invoked(invocation: Invocation): void {
      history.invocations.push(invocation);
      note(`invoked ${invocation.of} ${invocation.worker} ${invocation.endedAtMs ?? 'died'}`);
    },
    buried(of: Letter['of'], body: string, reason: string): Letter {
      const eventId = eventIdIn(body);
      const flush = flushIn(body);
      const letter = {
        ...{ of, eventId, reason, atMs: nowMs(), redrivenAtMs: undefined },
        ...(flush === undefined ? {} : { notificationId: flush }),
      };
      history.letters.push(letter);
      note(`buried ${of} ${eventId} ${reason}`);
      return letter;
    },
    redriven(letter: Mutable<Letter>): void {
      letter.redrivenAtMs = nowMs();
      note(`redriven ${letter.of} ${letter.eventId}`);
    },

    publishing({ phone, text, lane }: OutgoingText, parts: number, worker: Worker): Publish {
      const last = worker.telling.get(phone);
      // One claim is for one text.
      const telling = last?.isGranted === true && last.publish === undefined ? last : undefined;
      const publish: Mutable<Publish> = {
        notificationId: telling?.notification.id ?? '',
        eventIds: telling?.eventIds ?? [],
        isFlush: telling?.notification.flush !== undefined,
        kind: telling?.notification.kind.name ?? '',
        ...{ lane, phone, text, parts, worker: worker.ordinal, aheadMs: worker.aheadMs },
        begunAtMs: telling?.begunAtMs,
        claimedAtMs: telling?.claimedAtMs,
        atMs: nowMs(),
        ...{ acceptedAtMs: undefined, messageId: undefined, heard: undefined },
        settledAtMs: undefined,
      };
      history.publishes.push(publish);
      if (telling !== undefined) telling.publish = publish;
      note(`publish ${lane} ${publish.notificationId} ${text}`);
      return publish;
    },
    accepted(publish: Mutable<Publish>, messageId: string): void {
      publish.acceptedAtMs = nowMs();
      publish.messageId = messageId;
      byMessage.set(messageId, publish);
      note(`accepted ${messageId} ${publish.phone}`);
    },
    heard(publish: Mutable<Publish>, is: Publish['heard']): void {
      publish.heard = is;
    },

    wrote(phone: string, sortKey: string, before: Item | undefined, after: Item): void {
      note(`wrote ${phone} ${sortKey}`);
      (globalThis as any).onWrote?.(nowMs(), phone, sortKey, before, after);
      if (sortKey.startsWith('n#')) {
        wroteNotification(phone, sortKey.slice('n#'.length), before ?? {}, after);
      } else if (sortKey === 'profile') {
        for (const wish of wishesIn(before ?? {}, after)) {
          history.wishes.push({ phone, ...wish, atMs: nowMs() });
        }
      } else if (sortKey.startsWith('item#')) {
        for (const [entry, { N: text }] of Object.entries(after)) {
          if (text === undefined || entry === 'expiresAt' || before?.[entry]?.N === text) continue;
          const itemId = sortKey.slice('item#'.length);
          history.marks.push({ phone, itemId, entry, occurredAtMs: Number(text), atMs: nowMs() });
        }
      }
    },
  };
  return recorder;
}

type Detail = Readonly<Record<string, unknown>>;

const VERDICTS: ReadonlyMap<string, Verdict['is']> = new Map([
  ['NotificationSent', 'sent'],
  ['NotificationSuppressed', 'suppressed'],
  ['NotificationFailed', 'failed'],
]);

const LOGGED_ONE_IN = 10;

const LINES_MAX = 32_768;

const KINDS_BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));
const FACT_NAMES: ReadonlySet<string> = new Set(FACTS.map(({ name }) => name));

type Commanded = Pick<Command, 'commandId' | 'ask' | 'answer' | 'days'> & {
  readonly recipient: { readonly phone: string };
};

interface Answering {
  readonly 'detail-type': string;
  readonly detail: Detail;
}

/** Of a queue's message, whatever else it holds: of an event, or of a reply. */
export const eventIdIn = (body: string): string | undefined =>
  (/"eventId":"([^"]+)"/.exec(body) ?? /"id":"([^"]+)"/.exec(body))?.[1];

/** The notification of a flush, where a message is one. */
function flushIn(body: string): string | undefined {
  if (!body.includes('"digest":')) return undefined;
  const parsed = parseNotification(body, KINDS_BY_NAME, Number.MAX_SAFE_INTEGER);
  return parsed.valid ? parsed.notification.id : undefined;
}

/** In E.164; by far not every way to write one. */
export function phoneIn(detail: Detail): string {
  const given = String((detail['recipient'] as Detail | undefined)?.['phone'] ?? '');
  const digits = given.replaceAll(/\D/g, '').replace(/^00/, '');
  return digits.length === 11 && digits.startsWith('1') ? `+86${digits}` : `+${digits}`;
}

function putEvent(type: string, detail: Detail, isMeant: boolean, atMs: number): Mutable<PutEvent> {
  const kind = KINDS_BY_NAME.get(type);
  const eventId = String(detail['eventId']);
  const phone = phoneIn(detail);
  const item = (detail['item'] ?? undefined) as Detail | undefined;
  const occurredAtMs = Date.parse(String(detail['occurredAt']));
  const times = kind === undefined ? NO_TIMES : timesOf(kind, detail, occurredAtMs);
  // What hung at the platform for so long that its end came first is not valid either.
  const isValid = isMeant && !(times.expiresAtMs < occurredAtMs);
  return {
    ...{ eventId, kind: type, lane: kind?.lane, isValid, phone, occurredAtMs, atMs, arrivals: 1 },
    notificationId: notificationId(type, eventId, phone),
    isCapped: kind !== undefined && isCapped(kind),
    isGathered: kind?.gathers !== undefined,
    ...(item === undefined ? {} : { itemId: String(item['id']), code: String(item['code']) }),
    ...(item?.['version'] === undefined ? {} : { version: Number(item['version']) }),
    ...(isValid ? times : NO_TIMES),
    ...(detail['maxExtendDays'] === undefined
      ? {}
      : { maxExtendDays: Number(detail['maxExtendDays']) }),
  };
}

const NO_TIMES = { expiresAtMs: Number.NaN };

function timesOf(kind: Kind, detail: Detail, occurredAtMs: number) {
  const timeIn = (name: string | undefined) =>
    name === undefined || detail[name] === undefined
      ? Number.POSITIVE_INFINITY
      : Date.parse(String(detail[name]));
  const deadlineMs = timeIn('deadline');
  const freshUntilMs = occurredAtMs + kind.freshnessSeconds * 1_000;
  const expiresAtMs = Math.min(deadlineMs, timeIn(kind.endsWith), freshUntilMs);
  if (kind.asks === undefined) return { expiresAtMs };
  const named = Number.isFinite(deadlineMs) ? deadlineMs : expiresAtMs;
  const latestMs = occurredAtMs + ASK_MAX_SECONDS * 1_000;
  return { expiresAtMs, askedUntilMs: Math.min(Math.max(expiresAtMs, named), latestMs) };
}

function* wishesIn(before: Item, after: Item): Iterable<Pick<Wish, 'is' | 'value' | 'saidAtMs'>> {
  for (const [name, is] of WISHES) {
    const saidAtMs = numberOf(after, name);
    if (saidAtMs !== undefined && saidAtMs !== numberOf(before, name)) yield { is, saidAtMs };
  }
  for (const [name, is] of CHOICES) {
    const value = textOf(after, name);
    if (value === textOf(before, name)) continue;
    const saidAtMs = numberOf(after, 'chosenAtMs') ?? 0;
    yield { is, saidAtMs, ...(value === undefined ? {} : { value }) };
  }
}

const WISHES = [
  ['refusedAtMs', 'refusal'],
  ['givenAtMs', 'consent'],
  ['reassignedAtMs', 'reassigned'],
  ['unreachableAtMs', 'unreachable'],
  ['failedAtMs', 'unreachable'],
  ['goneAtMs', 'unreachable'],
] as const;

const CHOICES = [
  ['timeZone', 'zone'],
  ['muted', 'muted'],
] as const;
