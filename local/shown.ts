const SHOWN_CHARACTERS = 120;

/** What was found, as an error message quotes it: words as they are, values as JSON. */
export function shown(found: unknown): string {
  const isText = typeof found === 'string' && found !== '';
  const text = isText ? found : (JSON.stringify(found) ?? String(found));
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
