/**
 * The literal pieces between the stars, escapes removed: `a*b\*` gives `['a', 'b*']`.
 * Undefined for what EventBridge refuses: two stars in a row, or a backslash before anything but
 * a star or a backslash.
 */
export function wildcardPieces(text: string): readonly string[] | undefined {
  const pieces = [''];
  for (const [token] of text.matchAll(/\\.?|\*+|[^\\*]+/gsu)) {
    if (token === '*') {
      pieces.push('');
      continue;
    }
    const literal = literalOf(token);
    if (literal === undefined) return undefined;
    pieces.push(`${pieces.pop() ?? ''}${literal}`);
  }
  return pieces;
}

/** Time grows with the length of `value`, not exponentially with the number of stars. */
export function wildcardMatches(pieces: readonly string[], value: string): boolean {
  const first = pieces.at(0) ?? '';
  if (pieces.length === 1) return value === first;
  const last = pieces.at(-1) ?? '';
  const end = value.length - last.length;
  if (first.length > end || !value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = value.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}

function literalOf(token: string): string | undefined {
  if (token.startsWith('*')) return undefined;
  if (!token.startsWith('\\')) return token;
  return token === '\\*' || token === '\\\\' ? token.slice(1) : undefined;
}
