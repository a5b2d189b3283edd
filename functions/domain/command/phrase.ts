import { type Act, FORMS, type Form } from './forms.ts';
import type { Token, TokenKind } from './token.ts';

/** Words that together do one thing. */
export interface Phrase {
  readonly act: Act;
  readonly tokens: readonly Token[];
}

/** The phrases of a reply, one after the other; undefined where a word has no place in any. */
export function phrasesOf(tokens: readonly Token[]): readonly Phrase[] | undefined {
  const phrases: Phrase[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = longestAt(tokens, at);
    if (phrase === undefined) return undefined;
    phrases.push(phrase);
    at += phrase.tokens.length;
  }
  return phrases;
}

function longestAt(tokens: readonly Token[], at: number): Phrase | undefined {
  let best: { readonly act: Act; readonly end: number } | undefined;
  for (const form of FORMS_BY_FIRST.get(tokens[at]?.kind) ?? []) {
    const end = endOf(form, tokens, at);
    if (end !== undefined && end > (best?.end ?? at)) best = { act: form.act, end };
  }
  return best && { act: best.act, tokens: tokens.slice(at, best.end) };
}

/** The forms that may begin with a kind. */
const FORMS_BY_FIRST = new Map<TokenKind | undefined, Form[]>();
for (const form of FORMS) {
  for (const kind of firstsOf(form)) {
    FORMS_BY_FIRST.set(kind, [...(FORMS_BY_FIRST.get(kind) ?? []), form]);
  }
}

function firstsOf({ leads, core }: Form): ReadonlySet<TokenKind> {
  const needed = core.findIndex(({ isNeeded }) => isNeeded);
  return new Set([...leads, ...core.slice(0, needed + 1).flatMap(({ kinds }) => [...kinds])]);
}

function endOf(form: Form, tokens: readonly Token[], at: number): number | undefined {
  let end = after(form.leads, tokens, at);
  for (const { kinds, isNeeded, isRepeatable } of form.core) {
    const next = isRepeatable ? after(kinds, tokens, end) : end + Number(fits(kinds, tokens[end]));
    if (isNeeded && next === end) return undefined;
    end = next;
  }
  return after(form.tails, tokens, end);
}

/** Behind all those in a row that are of these kinds. */
function after(kinds: ReadonlySet<TokenKind>, tokens: readonly Token[], from: number): number {
  let end = from;
  while (fits(kinds, tokens[end])) end++;
  return end;
}

const fits = (kinds: ReadonlySet<TokenKind>, token: Token | undefined): boolean =>
  token !== undefined && kinds.has(token.kind);
