import type { Rule } from './rule.ts';

export const links: Rule = {
  name: 'links',
  says: 'no link, no domain and no @: carriers refuse what is not filed with its ICP number',
  find: ({ text }) => text.match(LINK) ?? [],
};

// Latin letters after a dot are a domain: Chinese texts end their sentences with 。.
const LINK =
  /https?:[\w./-]*|www\.[\w./-]*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/[\w./-]*)?|[\w.-]*@[\w.-]*/gi;
