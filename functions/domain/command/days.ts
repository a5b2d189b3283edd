import { numeral } from './numeral.ts';
import type { Phrase } from './phrase.ts';
import type { Token } from './token.ts';
import { LENGTHS, UNITS } from './words/extending.ts';

const MOST = 999;

/** The one number of days that is said, from 1 to 999; undefined where it is none or another. */
export function daysOf(phrases: readonly Phrase[]): number | undefined {
  const said = phrases.filter(({ act }) => act === 'extend' || act === 'days');
  const [days, ...others] = new Set(said.map(({ tokens }) => lengthOf(tokens)));
  if (days === undefined || others.length > 0) return undefined;
  // 延期3、3天 says no number, and 延期3天 3天 one.
  const isRepeated = said.some(({ act }) => act === 'days');
  if (isRepeated && !said.every(({ tokens }) => tokens.some(hasUnit))) return undefined;
  return days >= 1 && days <= MOST ? days : undefined;
}

const hasUnit = ({ kind }: Token): boolean => kind === 'unit' || kind === 'length';

function lengthOf(tokens: readonly Token[]): number {
  const wordOf = (kind: Token['kind']) => tokens.find((token) => token.kind === kind)?.word;
  const length = LENGTHS.get(wordOf('length') ?? '');
  if (length !== undefined) return length;
  const unit = wordOf('unit');
  const count = Number(wordOf('digits') ?? numeral(wordOf('numeral') ?? ''));
  return count * (unit === undefined ? 1 : (UNITS.get(unit) ?? Number.NaN));
}
