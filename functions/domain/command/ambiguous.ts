import {
  endsExtension,
  INITIALS,
  isCertain,
  isGranted,
  MEANS_LITTLE,
  NO,
  PEOPLE,
  YES,
} from './kinds.ts';
import { isOfAnother } from './of-another.ts';
import { isOtherwise } from './otherwise.ts';
import { isBesideShortYes } from './short-yes.ts';
import type { Token, TokenKind } from './token.ts';

/** Whether words side by side may mean something else than each by itself. */
export function isAmbiguous(tokens: readonly Token[]): boolean {
  // T T weeps.
  if (tokens.filter(({ kind }) => kind === 't').length > 1) return true;
  return tokens.some((token, at) => {
    const next = tokens[at + 1];
    if (token.kind === 'doubt') return true;
    if (next === undefined) return false;
    return (
      ACROSS_SPACES.some((rule) => rule(token, next)) ||
      isOtherwise(token, next) ||
      isOfAnother(token, next) ||
      (!next.isApart && touches(token, next))
    );
  });
}

const touches = (token: Token, next: Token): boolean =>
  TOUCHING.some((rule) => rule(token, next)) || isBesideShortYes(token, next);

type Rule = (token: Token, next: Token) => boolean;

const among =
  (...kinds: readonly TokenKind[]) =>
  ({ kind }: Token): boolean =>
    kinds.includes(kind);

const isPrice = among('price', 'atPrice');
const isCourtesy = among('courtesy', 'plea');
const isNamed = among('price', 'atPrice', 'thing', 'span', 'news');
const isAsked = among(
  'extending',
  'quitting',
  'r',
  't',
  'again',
  'more',
  'request',
  'wish',
  'toMe',
);
const isYes = ({ kind }: Token): boolean => YES.has(kind);
const meansLittle = ({ kind }: Token): boolean => MEANS_LITTLE.has(kind);

/** 谢谢同意 thanks for it. A no needs no thanks, and a code may be anything's. */
const mayBeThankedFor = ({ kind }: Token): boolean =>
  !THANKED_BEFORE.has(kind) && !MEANS_LITTLE.has(kind) && !NO.has(kind);
const THANKED_BEFORE: ReadonlySet<TokenKind> = new Set([
  ...(['n', 'digits', 'mark', 'question', 'kin', 'iAm', 'helping', 'checking'] as const),
]);
const THANKS = /^(?:[谢多感]|thank|thx|xie)/;

const CONCEDED = /^(?:好|行|成|中|ok|okay|同意|接受|愿意|照办|照做|卖|卖掉|成交|出售)$/;
const STOPPED = /(?:[卖降调改出]|[降调改]价|出售|同意|接受|答应|愿意|要)$/;
const AS_REPORTED = /^[啦咯喽啰嘞咧哩哇]/;
/** No concession: 可以哇 marvels, and can ah asks. */
const DOUBTING = /^(?:[哇嘞咧哩]|ah$|hor$|eh$)/;

/** No space between the two makes them say something else. */
const ACROSS_SPACES: readonly Rule[] = [
  // 行不行 asks.
  (token, next) => isYes(token) && NO.has(next.kind),
  // 确认收到: a text was read. 我知道延期3天: somebody has heard of it.
  (token, next) => next.kind === 'seen' && !meansLittle(token) && token.word !== '好的',
  (token, next) => token.kind === 'seen' && !meansLittle(next),
  (token, next) => /^[是对係]$/.test(token.word) && next.kind === 'person',
  // Y是, 3287是: what?
  (token, next) => among('y', 'digits')(token) && /^[是对係中得]$/.test(next.word),
  // 卖好, 卖成, 好卖
  (token, next) => token.kind === 'selling' && among('shortYes', 'plainYes')(next),
  (token, next) => token.kind === 'shortYes' && next.kind === 'selling',
  // 卖啦 and 延期3天啦 report.
  (token, next) =>
    (token.kind === 'selling' || endsExtension(token)) && AS_REPORTED.test(next.word),
  (token, next) =>
    (isYes(token) || token.kind === 'y' || endsExtension(token)) &&
    next.kind === 'particle' &&
    DOUBTING.test(next.word),
  // 麻烦确认 and confirm please ask us to; 麻烦卖了吧 sells.
  (token, next) => token.kind === 'plea' && isYes(next) && next.kind !== 'sellingIt',
  (token, next) => thanks(token) && mayBeThankedFor(next) && !isThankful(token, next),
  // 不谢, 不辛苦, 不要客气
  (token, next) => /^(?:不|不[要用必能想会]|别|唔)$/.test(token.word) && isCourtesy(next),
  (token, next) => token.word === '不' && !mayFollowNo(next),
  (token, next) => next.word === '不' && !mayPrecedeNo(token),
  // 可以帮我延期3天 asks, and 延期3天可以 may.
  (token, next) => /^(?:可以|keyi|ke yi)$/.test(token.word) && isAsked(next),
  (token, next) => endsExtension(token) && isYes(next),
  // 接受的价格
  (token, next) => isYes(token) && /[的哒滴嘅额]$/.test(token.word) && !mayFollowOf(token, next),
  // 没问题吧, 确认吧, 可以吧
  (token, next) => next.word === '吧' && isYes(token) && !CONCEDED.test(token.word),
  // 确认价格, 成交确认, 无法确认
  (token, next) => isCertain(token) && isPrice(next),
  (token, next) => among('price', 'thing', 'selling')(token) && isCertain(next),
  (token, next) => token.kind === 'unable' && (isCertain(next) || next.word === '可以'),
  // 不行了, 不得了
  (token, next) => NO.has(token.kind) && next.kind === 'over' && !STOPPED.test(token.word),
  // 出差再延期3天: whenever that is.
  (token, next) => among('delay', 'unhurried')(token) && next.kind === 'again',
  // stop sell, 退订可以
  (token, next) => among('quitting', 'stopping', 'r', 't')(token) && isYes(next),
];

/** Also 谢老师, who may be called so. */
const thanks = ({ kind, word }: Token): boolean =>
  kind === 'courtesy' || (kind === 'vocative' && word.startsWith('谢'));

/** 谢谢 同意, with a space. */
const isThankful = (token: Token, next: Token): boolean =>
  next.isApart === true && THANKS.test(token.word) && !isGranted(next);

const mayFollowNo = (next: Token): boolean =>
  next.word === '不' ||
  among('pause', 'particle', 'n', 'digits', 'question', 'against', 'upset')(next);

const mayPrecedeNo = (token: Token): boolean =>
  (meansLittle(token) && token.kind !== 'seen') ||
  (token.kind === 'replying' && token.word !== '回') ||
  among('self', 'n', 'digits', 'codeTail', 'choosing')(token) ||
  token.word === '不';

function mayFollowOf(token: Token, next: Token): boolean {
  if (isNamed(next)) return false;
  return token.kind === 'plainYes' || !isAsked(next);
}

const TOUCHING: readonly Rule[] = [
  // Y先生您好: he is called Y.
  (token, next) => INITIALS.has(token.kind) && PEOPLE.has(next.kind) && !isSpokenTo(next),
];

const isSpokenTo = ({ kind, word }: Token): boolean =>
  kind === 'vocative' && (word.startsWith('亲') || word.includes('老师')) && !word.endsWith('您好');
