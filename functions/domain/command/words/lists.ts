/** The words of a list, with spaces or line breaks between them. */
export const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Every word of the first list with every word of the next behind it, and so on; `-` is none. */
export const each = (...lists: readonly string[]): readonly string[] =>
  lists
    .map((text) => list(text).map((word) => (word === '-' ? '' : word)))
    .reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)));

/** Phrases in letters, with commas between them. */
export const phrases = (text: string): readonly string[] =>
  text.split(',').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' '));
