import type { ReplyCommand } from '../reply-command.ts';
import type { Code } from './code.ts';
import { daysOf } from './days.ts';
import type { Act } from './forms.ts';
import type { Phrase } from './phrase.ts';
import type { Token, TokenKind } from './token.ts';

/** A reply in its phrases, every word of which has its place. */
export interface Said {
  readonly phrases: readonly Phrase[];
  readonly tokens: readonly Token[];
  readonly code: Code | undefined;
}

type Command = Exclude<ReplyCommand['is'], 'unknown'>;

const ANYBODY: readonly Act[] = ['pause', 'seen', 'introduction'];

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
  ['no', [...ANYBODY, 'reason']],
  ['yes', ANYBODY],
];

const UNKNOWN: ReplyCommand = { is: 'unknown' };

/** What the phrases come to together. */
export function decide(said: Said): ReplyCommand {
  const acts = said.phrases.map(({ act }) => act);
  const [command, beside] = BESIDE.find(([each]) => acts.includes(each)) ?? [];
  if (command === undefined || beside === undefined) return UNKNOWN;
  const isClear = acts.every((act) => act === command || beside.includes(act));
  return isClear ? conclude(command, said) : UNKNOWN;
}

function conclude(is: Command, said: Said): ReplyCommand {
  const code = said.code === undefined ? {} : { code: said.code.digits };
  switch (is) {
    case 'extend': {
      const days =
        has(said, 'y', 'selling', 'sellingIt', 'against') || isTurned(said, is)
          ? undefined
          : daysOf(said.phrases);
      return days === undefined ? UNKNOWN : { is, days, ...code };
    }
    case 'yes':
      return isDoubtful(said) ? UNKNOWN : { is, ...code };
    case 'no':
      return !has(said, 'n') && isPrice(said) ? UNKNOWN : { is, ...code };
    case 'opt-out':
      return isTurned(said, is) || isModel(said) ? UNKNOWN : { is, ...code };
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
  if (has(said, 'against')) return true;
  if (has(said, 'y')) return false;
  // 好的，收到: the text was read.
  if (has(said, 'seen') && !has(said, 'firmYes', 'settled', 'selling', 'sellingIt')) return true;
  return isPrice(said) || (said.code?.isMarked === false && has(said, 'selling', 'sellingIt'));
}

/** 14500可以卖, 15000就同意: a number that may be money, and that no word calls a code. */
function isPrice(said: Said): boolean {
  if (said.code === undefined || said.code.isMarked) return false;
  return said.code.digits.endsWith('00') || has(said, 'opener');
}

/**
 * 不退订, 不需要退订, 退订不了, 退订状态 and 不急延期3天 say otherwise; N退订 does not, nor does a
 * pause between the two.
 */
function isTurned({ phrases }: Said, command: Command): boolean {
  return phrases.some((phrase, at) => {
    if (phrase.act !== command) return false;
    const [before, after] = [phrases[at - 1], phrases[at + 1]];
    const isExcuse = before?.act === 'reason' || before?.act === 'delay';
    if (isExcuse && before.tokens.some(({ word }) => /[不没看]/.test(word))) return true;
    if (command === 'opt-out') return turns(before) || turns(after);
    // 延期3天住院
    return after?.act === 'delay';
  });
}

function turns(near: Phrase | undefined): boolean {
  switch (near?.act) {
    case 'no':
      return near.tokens.every(({ kind }) => kind !== 'n');
    case 'status':
    case 'opt-in':
      return true;
    default:
      return false;
  }
}

/** T3287 may be a train, or a slip of the finger beside Y. */
const isModel = (said: Said): boolean => said.code !== undefined && has(said, 'r', 't');
