import type { Logged } from '../../local/log-record.ts';
import { digitsOf, phonesIn } from './phones.ts';
import { readingsOf } from './readings.ts';

export interface Finding {
  /** Such as `a phone number`. */
  readonly holds: string;
  /** What was read, with all of it hidden that was found in it. */
  readonly masked: string;
}

/**
 * Looks for what no log may hold. Texts, titles and replies are known by not being ASCII, as
 * everything is that we log: so no list of them can be short of one.
 * @param hidden what this run handled besides
 */
export function createScan(hidden: Logged['hidden']): (line: string) => readonly Finding[] {
  const phones = new Set([...hidden.phone].flatMap(digitsOf));
  const secrets = [...hidden.secret].filter(({ length }) => length >= SECRET_MIN);
  const titles = lowerCase(hidden.title);
  const replies = lowerCase(hidden.reply);

  const foundIn = (reading: string): readonly Found[] => {
    const small = reading.toLowerCase();
    const found = [
      ...phonesIn(reading, phones).map((text) => ({ is: 'a phone number', text })),
      ...matches(reading, NOT_ASCII).map((text) => ({ is: 'a title, a text or a reply', text })),
      ...titles.filter((text) => small.includes(text)).map((text) => ({ is: 'a title', text })),
      ...replies.filter((text) => small.includes(text)).map((text) => ({ is: 'a reply', text })),
      ...secrets.filter((text) => reading.includes(text)).map((text) => ({ is: 'a secret', text })),
      ...matches(reading, TOKEN).map((text) => ({ is: 'a token', text })),
    ];
    // The longest first: what is part of another is hidden with it.
    return found.sort((a, b) => b.text.length - a.text.length);
  };

  return function scan(line) {
    const findings = new Map<string, Finding>();
    for (const reading of readingsOf(line)) {
      const found = foundIn(reading);
      const masked = found.reduce(hide, reading).slice(0, SHOWN_MAX);
      for (const { is } of found) if (!findings.has(is)) findings.set(is, { holds: is, masked });
    }
    return [...findings.values()];
  };
}

interface Found {
  readonly is: string;
  readonly text: string;
}

const NOT_ASCII = /[^\p{ASCII}]+/gu;

/** A JSON Web Token: its header begins with `{"` in Base64. */
const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g;

const SECRET_MIN = 8;

/** A shorter one, such as `Y`, stands in any line. */
const TELLING_MIN = 6;

const SHOWN_MAX = 300;

const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([match]) => match)),
];

const lowerCase = (texts: ReadonlySet<string>): readonly string[] =>
  [...texts].map((text) => text.trim().toLowerCase()).filter((text) => text.length >= TELLING_MIN);

function hide(line: string, { is, text }: Found): string {
  const literally = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return line.replace(new RegExp(literally, 'gi'), () => `<${is}>`);
}
