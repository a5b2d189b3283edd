import { fold } from './command/fold.ts';
import { judge } from './command/judge.ts';
import { said } from './command/said.ts';
import { simplified } from './command/simplified.ts';
import { tokenize } from './command/token.ts';
import { type ReplyCommand, UNKNOWN } from './reply-command.ts';

/**
 * What a reply means, without knowing what was asked. Total and linear in the text.
 *
 * Whatever is not understood as a whole is unknown: a yes that is read into a question or a
 * condition sells what nobody agreed to sell.
 */
export function understand(text: string): ReplyCommand {
  const words = said(simplified(fold(text)));
  if (words.length > LONGEST_ANSWER) return UNKNOWN;
  const tokens = tokenize(words);
  return tokens === undefined ? UNKNOWN : judge(tokens);
}

/** In characters, courtesies included. Who writes more tells something. */
const LONGEST_ANSWER = 300;
