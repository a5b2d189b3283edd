import { isDeepStrictEqual } from 'node:util';
import { exampleOf } from '../../functions/catalog/example.ts';
import { KINDS } from '../../functions/catalog/index.ts';
import { FUTURE_MAX_SECONDS } from '../../functions/domain/event.ts';
import type { Entry, Kind } from '../../functions/domain/kind.ts';
import {
  type Notification,
  type Parsed,
  parseNotification,
} from '../../functions/domain/notification.ts';
import { notificationId } from '../../functions/domain/notification-id.ts';
import { isRecord } from '../../functions/domain/record.ts';
import { bodyWith } from '../../functions/send/envelope.ts';
import { NOON_MS } from '../support/an-event.ts';
import { SECRET_TITLE } from './odd-text.ts';
import { brokenByRejection, isPhone, isQueueText } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));

/** An entry's example as it lies on a queue, its title a secret. */
export function anEnvelopeOf(entry: Entry) {
  const event = exampleOf(entry, { eventId: 'evt-1', nowMs: NOON_MS });
  const item = event.detail['item'];
  const titled = isRecord(item) ? { item: { ...item, title: SECRET_TITLE } } : {};
  return { id: 'envelope-1', ...event, detail: { ...event.detail, ...titled } };
}

const FLUSH = { dueMs: NOON_MS, expiresAtMs: NOON_MS + 3_600_000 };

const EXAMPLES = [
  ...KINDS.map(anEnvelopeOf),
  ...KINDS.filter(({ gathers }) => gathers !== undefined).map((kind) => ({
    ...anEnvelopeOf(kind),
    ...{ digest: FLUSH, waits: 1, tries: 1 },
  })),
];

/** Text of which some is an event of a kind. */
export const anyEventBody = anySpoiledJson(EXAMPLES);

/** Parsing of what lies on a lane's queue. */
export function events(
  parse = (body: string): Parsed => parseNotification(body, BY_NAME, NOON_MS),
): Target<string> {
  return {
    name: 'events',
    share: 8,
    inputs: anyEventBody,
    judge(body) {
      const parsed = parse(body);
      const broken = brokenOf({
        'the same text is read the same twice': isDeepStrictEqual(parse(body), parsed),
        'what no schema names changes nothing': isDeepStrictEqual(parse(withMore(body)), parsed),
      });
      return parsed.valid
        ? {
            is: 'valid',
            broken: [...broken, ...brokenBy(parsed.notification), ...brokenByWaiting(body, parsed)],
          }
        : { is: 'rejected', broken: [...broken, ...brokenByRejection(parsed.rejection)] };
    },
  };
}

const withMore = (body: string): string =>
  body.replace(/"detail":\{(?=")/, (start) => `${start}"x-more":[1],`);

/** It waits on its queue, and is the same when it comes again. */
function brokenByWaiting(body: string, parsed: Extract<Parsed, { valid: true }>) {
  const waiting = bodyWith({ messageId: 'm-1', body }, { waits: 7 });
  const again = parseNotification(waiting, BY_NAME, NOON_MS);
  return brokenOf({
    'what waits is what SQS takes': isQueueText(waiting),
    // As JSON, for which -0 is 0.
    'what waited is the same':
      again.valid &&
      JSON.stringify({ ...again.notification, waits: parsed.notification.waits }) ===
        JSON.stringify(parsed.notification),
  });
}

/** The longest period for which something may still be told, above every freshness. */
const FOREVER_MS = 400 * 86_400_000;

function brokenBy(notification: Notification): readonly string[] {
  const { id, kind, eventId, occurredAtMs, recipient, waits, tries, flush } = notification;
  return [
    ...brokenOf({
      'an id is of kind, event and phone':
        id === notificationId(kind.name, eventId, recipient.phone),
      'a kind is of the catalog': BY_NAME.get(kind.name) === kind,
      'an event has an id': eventId !== '' && ([...eventId].length <= 256 || flush !== undefined),
      'a time is whole': Number.isSafeInteger(occurredAtMs),
      'a phone is E.164': isPhone(recipient.phone),
      'a role is one of two': ['seller', 'buyer'].includes(recipient.role),
      'what is counted is whole': Number.isInteger(waits) && Number.isInteger(tries),
    }),
    ...(flush === undefined ? brokenByTimes(notification) : []),
    ...brokenByItem(notification),
    ...brokenByFields(notification),
  ];
}

function brokenByTimes({ kind, occurredAtMs, deadlineMs, expiresAtMs, fields }: Notification) {
  const own = kind.endsWith === undefined ? undefined : Number(fields[kind.endsWith]);
  const ends = [deadlineMs, own].filter((each) => each !== undefined);
  const freshUntilMs = occurredAtMs + kind.freshnessSeconds * 1_000;
  return brokenOf({
    'it expires at its end or with its freshness': expiresAtMs === Math.min(...ends, freshUntilMs),
    'it expires': expiresAtMs - occurredAtMs < FOREVER_MS,
    'it ends no earlier than it begins': ends.every((endMs) => endMs >= occurredAtMs),
    'it is not far off': occurredAtMs <= NOON_MS + FUTURE_MAX_SECONDS * 1_000,
    'a deadline is there where one is needed': !kind.requires.deadline || deadlineMs !== undefined,
  });
}

function brokenByItem({ kind, item, flush }: Notification): readonly string[] {
  const { requires } = kind;
  if (item === undefined) {
    return brokenOf({
      'an item is there where one is needed': !requires.item || flush !== undefined,
    });
  }
  const { id, code, priceFen, version } = item;
  return brokenOf({
    'an item has an id': id !== '' && [...id].length <= 256 && id.isWellFormed(),
    'a code has 4 to 10 digits': /^[0-9]{4,10}$/.test(code),
    'a price is whole fen': priceFen === undefined || isFen(priceFen),
    'a version is whole': version === undefined ? requires.itemVersion !== true : isWhole(version),
  });
}

const isWhole = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isFen = (value: unknown) => isWhole(value) && Number(value) >= 1 && Number(value) <= 1e11;

function brokenByFields({ kind, fields, flush }: Notification): readonly string[] {
  if (flush !== undefined) return [];
  return Object.entries(kind.fields).flatMap(([name, { says, isOptional, longest }]) => {
    const value = fields[name];
    if (value === undefined) return isOptional ? [] : [`${name} is there`];
    const isRight = {
      money: () => isFen(value),
      instant: () => Number.isSafeInteger(value),
      number: () => isWhole(value) && Number(value) >= 1 && Number(value) <= Number(longest[0]),
      choice: () => longest.includes(value),
      codes: () => Array.isArray(value) && value.every((code) => /^[0-9]{4,10}$/.test(code)),
      nothing: () => true,
    }[says]();
    return isRight ? [] : [`${name} is within its type`];
  });
}
