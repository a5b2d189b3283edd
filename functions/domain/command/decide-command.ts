import { type ReplyCommand, UNKNOWN } from '../reply-command.ts';
import type { Code } from './code.ts';
import { daysOf } from './days.ts';
import type { Act } from './forms.ts';
import { isCertain, YES } from './kinds.ts';
import type { Phrase } from './phrase.ts';
import type { Token, TokenKind } from './token.ts';

/** A reply in its phrases, every word of which has its place. */
export interface Said {
  readonly phrases: readonly Phrase[];
  readonly tokens: readonly Token[];
  readonly code: Code | undefined;
}

type Command = Exclude<ReplyCommand['is'], 'unknown'>;

const ANYBODY: readonly Act[] = ['pause', 'courtesy', 'seen', 'introduction'];

/** What may be said beside a command. The first that was said is the one: opting out wins. */
const BESIDE: readonly (readonly [Command, readonly Act[]])[] = [
  [
    'opt-out',
    [
      ...ANYBODY,
      ...(['yes', 'no', 'extend', 'status', 'opt-in'] as const),
      ...(['reason', 'delay', 'for another'] as const),
    ],
  ],
  ['extend', [...ANYBODY, 'yes', 'days', 'delay', 'for another']],
  ['status', [...ANYBODY, 'question', 'for another']],
  ['opt-in', [...ANYBODY, 'for another']],
  ['help', [...ANYBODY, 'question', 'for another', 'reason']],
  ['no', [...ANYBODY, 'reason', 'too low']],
  ['yes', [...ANYBODY, 'price']],
];

/** What the phrases come to together. */
export function decide(said: Said): ReplyCommand {
  const acts = said.phrases.map(({ act }) => act);
  const [command, beside] = BESIDE.find(([each]) => acts.includes(each)) ?? [];
  if (command === undefined || beside === undefined) return UNKNOWN;
  const isClear = acts.every((act) => act === command || beside.includes(act));
  if (!isClear || hasSignAgainst(said, command)) return UNKNOWN;
  // 退订通知，已收到: what was read was the command.
  const isRead = acts.lastIndexOf('seen') > acts.lastIndexOf(command);
  return isRead ? UNKNOWN : conclude(command, said);
}

/** 延期3天❌, 同意😭 */
function hasSignAgainst(said: Said, command: Command): boolean {
  if (command === 'no') return false;
  return has(said, 'against') || (command !== 'opt-out' && has(said, 'upset'));
}

function conclude(is: Command, said: Said): ReplyCommand {
  const code = said.code === undefined ? {} : { code: said.code.digits };
  switch (is) {
    case 'extend': {
      const days =
        has(said, 'y', 'selling', 'sellingIt') || isTurned(said, is)
          ? undefined
          : daysOf(said.phrases);
      return days === undefined ? UNKNOWN : { is, days, ...code };
    }
    case 'yes':
      return isDoubtful(said) ? UNKNOWN : { is, ...code };
    case 'no':
      return isUnsaid(said) ? UNKNOWN : { is, ...code };
    case 'opt-out':
      return isTurned(said, is) || isParcel(said) ? UNKNOWN : { is };
    case 'status':
    case 'opt-in':
      return { is, ...code };
    case 'help':
      return { is };
    default:
      return is satisfies never;
  }
}

const has = ({ tokens }: Said, ...kinds: readonly TokenKind[]): boolean =>
  tokens.some(({ kind }) => kinds.includes(kind));

function isDoubtful(said: Said): boolean {
  if (has(said, 'y')) return false;
  // 好的，收到: the text was read.
  if (has(said, 'seen') && !said.tokens.some(isAnswer)) return true;
  if (said.phrases.some(({ act }) => act === 'introduction') && !said.tokens.some(agrees)) {
    return true;
  }
  return isPrice(said) || (said.code?.isMarked === false && has(said, 'selling', 'sellingIt'));
}

/** 是的，我是王女士 answers who is there. */
const agrees = ({ kind, word }: Token): boolean => YES.has(kind) && !/^[是对係]/.test(word);

/** More than that a text was read. */
const isAnswer = (token: Token): boolean =>
  ['firmYes', 'settled', 'selling', 'sellingIt'].includes(token.kind) && !isCertain(token);

/** 14500可以卖, 15000就同意: a number that may be money, and that no word calls a code. */
function isPrice(said: Said): boolean {
  if (said.code === undefined || said.code.isMarked) return false;
  return said.code.digits.endsWith('00') || has(said, 'opener');
}

/**
 * 不退订, 不需要退订, 退订不了, 退订状态 and 不急延期3天 say otherwise; N退订 does not, nor does a
 * pause between the two.
 */
function isTurned(said: Said, command: Command): boolean {
  const phrases = said.phrases.filter(({ act }) => act !== 'courtesy');
  return phrases.some((phrase, at) => {
    if (phrase.act !== command) return false;
    const [before, after] = [phrases[at - 1], phrases[at + 1]];
    if (denies(before) || denies(after)) return true;
    if (command === 'opt-out') {
      const next = phrases.slice(at + 1).find(({ act }) => act !== 'pause');
      return turns(before) || turns(after) || isNotYet(next);
    }
    // 延期3天住院, and 延期3天，来不及
    const next = phrases.slice(at + 1).find(({ act }) => act !== 'pause');
    return after?.act === 'delay' || isNotYet(next) || isAgreedBehind(phrase, next);
  });
}

/** 用不着退订, 退订不急 */
const denies = (near: Phrase | undefined): boolean =>
  near?.tokens.some(({ kind }) => DENYING.has(kind)) === true;
const DENYING: ReadonlySet<TokenKind> = new Set(['bored', 'unneeded', 'unhurried']);

/** 退订，不急 */
const isNotYet = (next: Phrase | undefined): boolean =>
  next?.tokens.some(({ kind }) => kind === 'unneeded' || kind === 'unhurried') === true;

/** 3 days extension, can */
const isAgreedBehind = ({ tokens }: Phrase, next: Phrase | undefined): boolean =>
  tokens.at(-1)?.kind === 'extending' && next?.act === 'yes';

function turns(near: Phrase | undefined): boolean {
  switch (near?.act) {
    case 'no':
      return near.tokens.every(({ kind }) => kind !== 'n');
    case 'status':
    case 'opt-in':
    case 'extend':
    case 'days':
    case 'delay':
      return true;
    default:
      return false;
  }
}

/** 不行，看不清字 and 不会降价吧 refuse nothing. */
const isUnsaid = (said: Said): boolean =>
  (!has(said, 'n') && isPrice(said)) ||
  (has(said, 'unfit', 'bored') && said.tokens.some(({ word }) => word === '不行')) ||
  (has(said, 'unable') && said.tokens.some(({ word }) => word === '吧'));

/**
 * 3287拒收 and 不在家，拒收 turn a parcel away, T3287 may be a train, and 知道了，不用再发短信 spares
 * us the trouble.
 */
const isParcel = (said: Said): boolean =>
  said.code !== undefined ||
  (has(said, 'delay') && said.tokens.some(({ word }) => word === '拒收')) ||
  (has(said, 'seen') &&
    said.tokens.some(({ kind, word }) => kind === 'quitting' && word.startsWith('不')));
