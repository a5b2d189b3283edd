import type { Rule } from './rule.ts';

export const signature: Rule = {
  name: 'signature',
  says: 'the text begins with the filed signature in 【】, which stand nowhere else (all carriers)',

  find({ text, signature: filed }) {
    const expected = `【${filed}】`;
    if (!text.startsWith(expected)) return [text.slice(0, expected.length)];
    return text.slice(expected.length).match(/【[^】]*】?|】/g) ?? [];
  },
};
