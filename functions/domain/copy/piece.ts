/** A stretch of a text: words that are always the same, or the value of a variable. */
export type Piece = string | Variable;

/** What differs from one text of a template to the next. */
export interface Variable {
  /** As the filed template names it, such as `priceFen`. */
  readonly variable: string;
  readonly value: string;
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');

/** With `${priceFen}` for a value: the form in which carriers have texts filed. */
export const templateOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `\${${piece.variable}}`)).join('');
