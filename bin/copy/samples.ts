import { exampleOf } from '../../functions/catalog/example.ts';
import { type Piece, textOf } from '../../functions/domain/copy/piece.ts';
import { CONTACT_MAX_DIGITS, type Reader, type Voice } from '../../functions/domain/copy/voice.ts';
import { word } from '../../functions/domain/copy.ts';
import { readEvent } from '../../functions/domain/event.ts';
import { MONEY_MAX_FEN } from '../../functions/domain/fields.ts';
import type { Field, Kind, Role } from '../../functions/domain/kind.ts';
import { type Notification, notificationOf } from '../../functions/domain/notification.ts';
import type { Privacy } from '../../functions/domain/privacy.ts';
import { firstOfEachText } from './first-of-each.ts';

/** One text of a kind, with all that it was worded from. */
export interface Sample {
  readonly notification: Notification;
  readonly reader: Reader;
  readonly voice: Voice;
  readonly pieces: readonly Piece[];
  readonly text: string;
}

/** The hour at which every sample is worded: what is made of them stays the same. */
export const SAMPLE_NOW_MS = Date.parse('2026-11-22T10:00:00+08:00');

/** The kind's example, for each reader whose text differs. */
export function typicalSamples(kind: Kind, voice: Voice): readonly Sample[] {
  const readers = readersOf('discreet', USUAL_MARKET_FEN);
  const samples = rolesOf(kind).flatMap((role) =>
    readers.map((reader) => sampleOf(kind, { recipient: recipientOf(role) }, reader, voice)),
  );
  return firstOfEachText(samples);
}

/**
 * Texts of everything that may be long at its longest, in each combination of what an event of the
 * kind may lack, for each reader and role, with a filed contact and without.
 */
export function worstSamples(kind: Kind, voice: Voice): readonly Sample[] {
  const voices = [voice, { ...voice, contact: LONGEST_CONTACT }];
  const samples = combinations(kind, LONGEST).flatMap(({ detail, reader }) =>
    voices.map((each) => sampleOf(kind, detail, reader, each)),
  );
  return firstOfEachText(samples);
}

/** What events are filled with, and what is known of the market. */
export interface Values {
  readonly item: Detail;
  readonly deadlines: readonly string[];
  readonly marketFen: number;
  /** Those of a kind's own field, of which each makes another event. */
  readonly ofField: (name: string, field: Field) => readonly unknown[];
}

/**
 * Each combination of what an event of the kind may lack, for each reader and role, filled with
 * these values: in the same order whatever they are.
 */
export function combinations(
  kind: Kind,
  values: Values,
): readonly { readonly detail: Detail; readonly reader: Reader }[] {
  const readers = PRIVACIES.flatMap((privacy) => readersOf(privacy, values.marketFen));
  return rolesOf(kind).flatMap((role) =>
    filledDetails(kind, values).flatMap((filled) => {
      const detail = { ...filled, recipient: recipientOf(role) };
      return readers.map((reader) => ({ detail, reader }));
    }),
  );
}

/** The text of a kind's example with `changes` over its detail. */
export function sampleOf(kind: Kind, changes: Detail, reader: Reader, voice: Voice): Sample {
  const notification = sampleNotification(kind, changes);
  const pieces = word(notification, voice, reader, SAMPLE_NOW_MS);
  return { notification, reader, voice, pieces, text: textOf(pieces) };
}

function sampleNotification(kind: Kind, changes: Detail): Notification {
  const known = NOTIFICATIONS.get(changes);
  if (known?.kind === kind) return known;
  const event = exampleOf(kind, { eventId: 'sample', nowMs: SAMPLE_NOW_MS }, changes);
  const body = JSON.stringify({ id: 'sample', ...event });
  const read = readEvent(body, new Map([[kind.name, kind]]), SAMPLE_NOW_MS);
  if (!read.valid) throw new Error(`${kind.name}: ${JSON.stringify(read.rejection)}`);
  const notification = notificationOf(read.event);
  NOTIFICATIONS.set(changes, notification);
  return notification;
}

// One event is worded for each reader: it is read once.
const NOTIFICATIONS = new WeakMap<Detail, Notification>();

/** What an item of the example's category fetches. */
export const USUAL_MARKET_FEN = 1_480_000;

const readersOf = (privacy: Privacy, marketFen: number): readonly Reader[] => [
  { privacy, experience: 'new' },
  { privacy, experience: 'known' },
  { privacy, experience: 'repeat', marketFen },
];

const PRIVACIES: readonly Privacy[] = ['discreet', 'code', 'full'];

const LONGEST_CONTACT = '400123456789'.padEnd(CONTACT_MAX_DIGITS, '0');

const rolesOf = ({ reader }: Kind): readonly Role[] =>
  reader === 'either' ? ['seller', 'buyer'] : [reader];

const recipientOf = (role: Role) => ({ phone: '+8613800138000', role });

const LONGEST: Values = {
  item: {
    id: 'item-3287328732',
    code: '3287328732',
    category: '复杂功能机械腕表及配件套装',
    title: '限量版镂空陀飞轮万年历机械腕表附原装表盒证书',
    priceFen: MONEY_MAX_FEN - 1,
    version: 3,
  },
  deadlines: ['2026-12-31T23:59:00+08:00'],
  marketFen: MONEY_MAX_FEN - 1,
  ofField: (_, { longest }) => longest,
};

type Detail = Readonly<Record<string, unknown>>;

/** Each way in which an event of the kind may be filled with these values. */
function filledDetails({ requires, fields }: Kind, values: Values): readonly Detail[] {
  const { priceFen: _, ...unpriced } = values.item;
  const choices: readonly (readonly [string, readonly unknown[], boolean])[] = [
    ['item', [values.item, unpriced], !requires.item],
    ['deadline', values.deadlines, !requires.deadline],
    ...Object.entries(fields).map(
      ([name, field]) => [name, values.ofField(name, field), field.isOptional] as const,
    ),
  ];
  return choices.reduce<readonly Detail[]>(
    (details, [name, values, mayLack]) =>
      [...values, ...(mayLack ? [undefined] : [])].flatMap((value) =>
        details.map((detail) => ({ ...detail, [name]: value })),
      ),
    [{}],
  );
}
