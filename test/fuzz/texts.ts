import fc from 'fast-check';
import { KINDS } from '../../functions/catalog/index.ts';
import { REFUSAL } from '../../functions/domain/copy/refusal.ts';
import { render } from '../../functions/domain/copy.ts';
import { decide } from '../../functions/domain/decide.ts';
import { digestOf } from '../../functions/domain/digest.ts';
import { flushOf } from '../../functions/domain/flush.ts';
import { gatheredOf } from '../../functions/domain/gathered.ts';
import { type Kind, partsMaxOf } from '../../functions/domain/kind.ts';
import { type Notification, parseNotification } from '../../functions/domain/notification.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { decodeGb2312 } from '../../functions/domain/plain-words.ts';
import { aRecipient, chose } from '../support/a-recipient.ts';
import { aReader, aVoice } from '../support/a-voice.ts';
import { NOON_MS } from '../support/an-event.ts';
import { anyDetail } from '../support/any-detail.ts';
import { ANY_READER } from '../support/any-reader.ts';
import { circumstances } from '../support/circumstances.ts';
import { anyEventBody } from './events.ts';
import { anyOddText, SECRET_TITLE } from './odd-text.ts';
import { brokenOf, type Target } from './target.ts';

const BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));

/** Of a valid event with everything that the platform's own words may hold. */
const anyValidBody = fc.constantFrom(...KINDS).chain((kind) =>
  fc.tuple(anyDetail(kind), anyOddText, anyOddText).map(([detail, title, category]) => {
    const { item } = detail;
    const odd = item === undefined ? {} : { item: { ...item, title, category } };
    const occurredAt = new Date(NOON_MS).toISOString();
    const whole = { occurredAt, eventId: 'evt-1', ...detail, ...odd };
    return JSON.stringify({
      ...{ id: 'e', source: 'consignment.platform', 'detail-type': kind.name, detail: whole },
    });
  }),
);

const anyTelling = fc.record({
  body: fc.oneof(anyEventBody, anyValidBody),
  reader: ANY_READER,
  voice: fc.record({
    signature: fc.constantFrom('叮咚寄卖', '叮咚', '叮咚寄卖叮咚寄卖', 'AB12'),
    contact: fc.constantFrom('400123456789', '95588'),
  }),
});

type Telling = typeof anyTelling extends fc.Arbitrary<infer T> ? T : never;

type Say = (notification: Notification, telling: Telling) => string;

/** The texts of whatever is valid. */
export function texts(say: Say = said): Target<Telling> {
  return {
    name: 'texts',
    share: 6,
    inputs: anyTelling,
    judge(telling) {
      const parsed = parseNotification(telling.body, BY_NAME, NOON_MS);
      if (!parsed.valid) return { is: 'rejected', broken: [] };
      const { notification } = parsed;
      const all = [notification, ...gathered(notification)];
      return {
        is: notification.flush === undefined ? 'told' : 'flushed',
        broken: all.flatMap((each) => brokenBy(say(each, telling), each, telling)),
      };
    },
  };
}

/** By the rule book where it lets it through; else as it would be. */
function said(notification: Notification, { reader, voice }: Telling): string {
  const spoken = aVoice(voice);
  const { privacy } = reader;
  const profile = { ...aRecipient({ registeredAtMs: NOON_MS }), ...chose({ privacy }) };
  const decision = decide(notification, circumstances({ profile, voice: spoken }));
  return decision.do === 'send'
    ? decision.text
    : render(notification, spoken, aReader(reader), NOON_MS);
}

/** What tells one such event, and two, when they were gathered. */
function gathered(notification: Notification): readonly Notification[] {
  const one = gatheredOf(notification);
  if (one === undefined || notification.flush !== undefined) return [];
  const flush = flushOf(notification, {
    dueMs: NOON_MS,
    expiresAtMs: NOON_MS + 3_600_000,
  });
  const other = { ...one, id: 'other', item: { ...one.item, id: 'other', code: '7744774477' } };
  return [digestOf(flush, [one]), digestOf(flush, [one, other])];
}

const filed = KINDS.flatMap(({ copy }) => copy.map(({ text }) => text.replaceAll(/\{.*?\}/g, '')));

/** What stands in filed copy and in the words that fill it. */
const CHARACTERS: ReadonlySet<string> = new Set([
  ...decodeGb2312(),
  ...filed.join(''),
  ...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz【】（）、:. ',
]);

const LINK = /https?:|www\.|[a-z0-9-]\.[a-z]{2,}/i;

function brokenBy(text: string, { kind, item }: Notification, { reader, voice }: Telling) {
  const isMarketing = kind.lane === 'marketing';
  const mayName = reader.privacy === 'full' || (item?.category ?? '').includes(SECRET_TITLE);
  const signed = `【${voice.signature}】`;
  return brokenOf({
    [`a text has the characters of filed copy: ${text}`]: [...text].every((each) =>
      CHARACTERS.has(each),
    ),
    'a text begins with its signature': text.startsWith(signed),
    'no other words stand in 【】': !/[【】]/.test(text.slice(signed.length)),
    'a text has no link': !LINK.test(text),
    'a text fits the parts of its kind': countParts(text).parts <= partsMaxOf(kind),
    'marketing ends with how to refuse it, and nothing else says so': isMarketing
      ? text.endsWith(REFUSAL) && text.indexOf(REFUSAL) === text.length - REFUSAL.length
      : !text.includes(REFUSAL),
    'a title is for whoever chose so': mayName || !text.includes(SECRET_TITLE),
    'every placeholder is filled': !/[{}]|undefined|\[object/.test(text),
  });
}
