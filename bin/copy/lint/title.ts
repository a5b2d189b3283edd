import type { Rule } from './rule.ts';

export const title: Rule = {
  name: 'title',
  says: "whoever glances at the phone does not read the item's title, unless its seller chose so",

  /** The longest beginning of the title that stands there, unless it is of the category. */
  find({ text, title: hidden = '', itemCategory = '' }) {
    const characters = Array.from(textOnly(hidden));
    const said = textOnly(text);
    const shortest = Math.min(TELLING_CHARACTERS, characters.length);
    for (let length = characters.length; length >= shortest; length--) {
      const beginning = characters.slice(0, length).join('');
      if (!said.includes(beginning)) continue;
      return textOnly(itemCategory).includes(beginning) ? [] : [beginning];
    }
    return [];
  },
};

/** Fewer may be words that any text says. */
const TELLING_CHARACTERS = 4;

const textOnly = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .trim();
