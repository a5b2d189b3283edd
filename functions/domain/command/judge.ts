import { type ReplyCommand, UNKNOWN } from '../reply-command.ts';
import { isAmbiguous } from './ambiguous.ts';
import { takeCode } from './code.ts';
import { decide } from './decide-command.ts';
import { isConditional } from './order.ts';
import { phrasesOf } from './phrase.ts';
import type { Token, TokenKind } from './token.ts';

/** What the pieces come to, if each of them has its place. */
export function judge(tokens: readonly Token[]): ReplyCommand {
  if (tokens.length > 0 && tokens.every(({ kind }) => kind === 'question' || kind === 'pause')) {
    return tokens.some(({ kind }) => kind === 'question') ? { is: 'help' } : UNKNOWN;
  }
  const isUnclear = isAmbiguous(tokens) || isConditional(tokens);
  const taken = isUnclear ? undefined : takeCode(tokens);
  const phrases = taken && phrasesOf(taken.rest.filter(saysSomething));
  if (taken === undefined || phrases === undefined) return UNKNOWN;
  return decide({ phrases, tokens, code: taken.code });
}

/** 回复：Y and 延期：3天 go on after the mark. */
function saysSomething({ kind }: Token, at: number, all: readonly Token[]): boolean {
  if (kind === 'pause') return !GO_ON.has(all[at - 1]?.kind ?? 'pause') && !isAround(all, at);
  return kind !== 'particle';
}

/** 延期（3）天 */
function isAround(all: readonly Token[], at: number): boolean {
  const [before, mark, next] = [all[at - 1], all[at], all[at + 1]];
  const opens = OPENING.indexOf(mark?.word ?? ' ');
  if (opens >= 0 && isLength(next) && all[at + 2]?.word === CLOSING[opens]) return true;
  const closes = CLOSING.indexOf(mark?.word ?? ' ');
  return closes >= 0 && isLength(before) && all[at - 2]?.word === OPENING[closes];
}

const [OPENING, CLOSING] = ['([{【《〈“"「『\'', ')]}】》〉”"」』\''];
const isLength = (token: Token | undefined): boolean =>
  token !== undefined && ['digits', 'numeral', 'unit', 'length'].includes(token.kind);

const GO_ON: ReadonlySet<TokenKind> = new Set(['replying', 'extending', 'span', 'iAm']);
