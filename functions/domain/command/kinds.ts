import type { Token, TokenKind } from './token.ts';

const kinds = (...all: readonly TokenKind[]): ReadonlySet<TokenKind> => new Set(all);

export const YES = kinds('shortYes', 'plainYes', 'firmYes', 'settled', 'selling', 'sellingIt');
export const NO = kinds('refusal', 'notWanted', 'unable');
export const INITIALS = kinds('y', 'n', 'r', 't');
export const PEOPLE = kinds('person', 'vocative');

/** What says nothing by itself, wherever it stands. */
export const MEANS_LITTLE = kinds(
  ...(['pause', 'seen', 'courtesy', 'greeting', 'plea', 'particle'] as const),
  ...(['vocative', 'person', 'against', 'upset'] as const),
);

/** What we may be asked to do as well as what is agreed to: 请确认. */
export const isGranted = ({ kind, word }: Token): boolean =>
  kind === 'firmYes' && /^(?:[确批准认答]|confirm$|approve$|accept$|agree$|que)/.test(word);

/** What is said of a text that was read as well: 确认收到. */
export const isCertain = ({ word }: Token): boolean => /^(?:确[认定]|confirm|que)/.test(word);

/** 3天, 3 */
export const endsExtension = ({ kind, word }: Token): boolean =>
  kind === 'unit' || kind === 'length' || (kind === 'digits' && word.length < 4);
