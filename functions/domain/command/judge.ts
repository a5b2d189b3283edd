import type { ReplyCommand } from '../reply-command.ts';
import { isAmbiguous } from './ambiguous.ts';
import { takeCode } from './code.ts';
import { decide } from './decide-command.ts';
import { phrasesOf } from './phrase.ts';
import type { Token, TokenKind } from './token.ts';

const UNKNOWN: ReplyCommand = { is: 'unknown' };

/** What the pieces come to, if each of them has its place. */
export function judge(tokens: readonly Token[]): ReplyCommand {
  if (tokens.length > 0 && tokens.every(({ kind }) => kind === 'question' || kind === 'pause')) {
    return tokens.some(({ kind }) => kind === 'question') ? { is: 'help' } : UNKNOWN;
  }
  const taken = isAmbiguous(tokens) ? undefined : takeCode(tokens);
  const phrases = taken && phrasesOf(taken.rest.filter(saysSomething));
  if (taken === undefined || phrases === undefined) return UNKNOWN;
  return decide({ phrases, tokens, code: taken.code });
}

/** 回复：Y and 延期：3天 go on after the mark. */
function saysSomething({ kind }: Token, at: number, all: readonly Token[]): boolean {
  if (kind === 'pause') return !GO_ON.has(all[at - 1]?.kind ?? 'pause');
  return !SAYS_NOTHING.has(kind);
}

const GO_ON: ReadonlySet<TokenKind> = new Set(['replying', 'extending', 'span', 'iAm']);

const SAYS_NOTHING: ReadonlySet<TokenKind> = new Set([
  ...(['courtesy', 'particle', 'vocative', 'against'] as const),
]);
