import type { Answer, Answered, Ask, RememberedAsk, Wanted } from '../../domain/ask.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import type { Write } from '../table/write.ts';
import { NOTIFICATIONS } from './notification-key.ts';

/** An ask as attributes of its notification's item, short ones: the item keeps to a write unit. */
export function askWrite(ask: Ask): Required<Pick<Write, 'update' | 'names' | 'values'>> {
  const attributes = Object.entries(attributesOf(ask));
  const sets = attributes.filter(([, value]) => value !== undefined);
  const removes = attributes.filter(([, value]) => value === undefined);
  return {
    update:
      sets.map(([name]) => `, #${name} = :${name}`).join('') +
      ', firstMs = if_not_exists(firstMs, :askedAtMs)' +
      (removes.length === 0 ? '' : ` REMOVE ${removes.map(([name]) => `#${name}`).join()}`),
    // `role` is a word that DynamoDB reserves.
    names: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(sets.map(([name, value = '']) => [`:${name}`, value])),
  };
}

/** Undefined for what another claim of the same notification may have left there. */
const attributesOf = ({ kind, wants, recipient, item, ...times }: Ask) => ({
  asks: kind,
  ...limitOf(wants),
  ...{ occurredAtMs: times.occurredAtMs, askedAtMs: times.askedAtMs, untilMs: times.untilMs },
  ...{ role: recipient.role, userId: recipient.userId },
  ...{ itemId: item.id, code: item.code, version: item.version },
});

function limitOf(wants: Wanted): Readonly<Record<'fen' | 'days', number | undefined>> {
  switch (wants.is) {
    case 'price':
      return { fen: wants.proposedPriceFen, days: undefined };
    case 'days':
      return { fen: undefined, days: wants.maxDays };
    default:
      return wants satisfies never;
  }
}

/** Undefined where its notification asks nothing. What stands there was written as above. */
export function readAsk(item: Item): RememberedAsk | undefined {
  const kind = textOf(item, 'asks');
  if (kind === undefined) return undefined;
  const time = (name: string): number => numberOf(item, name) ?? 0;
  const [userId, version] = [textOf(item, 'userId'), numberOf(item, 'version')];
  const [messageId, answered] = [textOf(item, 'messageId'), readAnswered(item)];
  const firstAskedAtMs = firstAskedIn(item);
  return {
    id: (textOf(item, 'sk') ?? '').slice(NOTIFICATIONS.length),
    ...{ kind, wants: readWanted(item) },
    ...{ occurredAtMs: time('occurredAtMs'), askedAtMs: time('askedAtMs') },
    untilMs: time('untilMs'),
    recipient: {
      role: textOf(item, 'role') === 'buyer' ? 'buyer' : 'seller',
      ...(userId === undefined ? {} : { userId }),
    },
    item: {
      ...{ id: textOf(item, 'itemId') ?? '', code: textOf(item, 'code') ?? '' },
      ...(version === undefined ? {} : { version }),
    },
    ...(firstAskedAtMs === undefined ? {} : { firstAskedAtMs }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(answered === undefined ? {} : { answered }),
  };
}

/**
 * What was given back counts no attempt, and leaves no token. Of two attempts the first may be one
 * that was given back: then this is earlier than its text was, and the reply is asked about.
 */
function firstAskedIn(item: Item): number | undefined {
  const isOnlyAttempt = numberOf(item, 'attempt') === 1 && textOf(item, 'token') !== undefined;
  return isOnlyAttempt ? undefined : numberOf(item, 'firstMs');
}

function readWanted(item: Item): Wanted {
  const proposedPriceFen = numberOf(item, 'fen');
  return proposedPriceFen === undefined
    ? { is: 'days', maxDays: numberOf(item, 'days') ?? 0 }
    : { is: 'price', proposedPriceFen };
}

/** The first answer stays, and may be written again by the reply that gave it. */
export const answerWrite = ({ by, as }: Answered): Write => ({
  update: 'SET answeredBy = :by, answer = :as',
  condition: 'attribute_exists(asks) AND (attribute_not_exists(answeredBy) OR answeredBy = :by)',
  values: { ':by': by, ':as': String(as) },
});

function readAnswered(item: Item): Answered | undefined {
  const by = textOf(item, 'answeredBy');
  return by === undefined ? undefined : { by, as: readAnswer(textOf(item, 'answer') ?? '') };
}

const readAnswer = (text: string): Answer =>
  text === 'yes' || text === 'no' ? text : Number(text);
