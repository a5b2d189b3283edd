import type { Token } from './token.ts';

/** A mark or an emoji. Those that join or count something say what we do not know. */
export function markAt(text: string, at: number): Token | undefined {
  const word = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (QUESTIONS.has(word)) return { kind: 'question', word };
  if (AGAINST.has(word)) return { kind: 'against', word };
  if (DOUBTING.has(word)) return { kind: 'doubt', word };
  return !UNKNOWN.has(word) && PAUSE.test(word) ? { kind: 'pause', word } : undefined;
}

const QUESTIONS = new Set('?❓❔⁇');
/** Beside a yes they say the opposite. */
const AGAINST = new Set('❌🙅👎🚫⛔✖❎✋');
const DOUBTING = new Set('🤔🙄🤨😕🤷😏🙃🧐');
const UNKNOWN = new Set('_%&@$€£¥=<>^|\\\ufffd');

/** Also spaces and what controls a terminal, but half of a pair of surrogates. */
const PAUSE = /^[\p{P}\p{S}\p{Z}\p{Cc}\p{RI}]$/u;
