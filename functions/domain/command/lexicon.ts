import * as answers from './words/answers.ts';
import * as asking from './words/asking.ts';
import * as codes from './words/codes.ts';
import * as courtesies from './words/courtesies.ts';
import { DOUBTS } from './words/doubts.ts';
import * as extending from './words/extending.ts';
import * as people from './words/people.ts';
import * as subscribing from './words/subscribing.ts';

/** What a word is to the grammar. Where two lists hold it, the first counts. */
const WORDS = {
  doubt: DOUBTS,
  y: ['y'],
  n: ['n'],
  r: ['r'],
  t: ['t'],
  shortYes: answers.SHORT_YES,
  plainYes: answers.PLAIN_YES,
  firmYes: answers.FIRM_YES,
  settled: answers.SETTLED,
  selling: answers.SELLING,
  sellingIt: answers.SELLING_IT,
  refusal: answers.REFUSALS,
  unable: answers.UNABLE,
  notWanted: answers.NOT_WANTED,
  quitting: subscribing.QUITTING,
  cancelling: subscribing.CANCELLING,
  unwilling: subscribing.UNWILLING,
  resuming: subscribing.RESUMING,
  checking: asking.CHECKING,
  helping: asking.HELPING,
  extending: extending.EXTENDING,
  unit: [...extending.UNITS.keys()],
  length: [...extending.LENGTHS.keys()],
  mark: codes.CODE_MARKS,
  codeTail: codes.CODE_TAILS,
  price: answers.PRICES,
  atPrice: answers.AT_PRICE,
  toMe: subscribing.TO_ME,
  fromNowOn: subscribing.FROM_NOW_ON,
  atOnce: subscribing.AT_ONCE,
  doNot: subscribing.DO_NOT,
  sending: subscribing.SENDING,
  stopping: subscribing.STOPPING,
  over: subscribing.OVER,
  hither: subscribing.HITHER,
  andDone: subscribing.AND_DONE,
  request: extending.REQUESTS,
  taking: extending.TAKING,
  wish: extending.WISHES,
  again: extending.AGAIN,
  more: extending.MORE,
  self: answers.SELVES,
  thing: extending.THINGS,
  span: extending.SPANS,
  opener: answers.OPENERS,
  replying: answers.REPLYING,
  choosing: answers.CHOOSING,
  politely: asking.POLITELY,
  news: subscribing.NEWS_WORDS,
  whichNews: subscribing.WHICH_NEWS,
  unfit: subscribing.UNFIT,
  bored: subscribing.BORED,
  unneeded: subscribing.UNNEEDED,
  fedUp: subscribing.FED_UP,
  warning: subscribing.WARNINGS,
  tooLow: subscribing.TOO_LOW,
  delay: subscribing.DELAYS,
  unhurried: subscribing.UNHURRIED,
  lately: subscribing.LATELY,
  seen: courtesies.ACKNOWLEDGEMENTS,
  checked: asking.CHECKED,
  briefly: asking.BRIEFLY,
  asking: asking.ASKING,
  iAm: people.I_AM,
  whose: people.WHOSE,
  kin: people.KIN,
  seller: people.SELLERS,
  vocative: people.VOCATIVES,
  greeting: courtesies.GREETINGS,
  plea: courtesies.PLEAS,
  courtesy: courtesies.COURTESIES,
  particle: courtesies.PARTICLES,
} satisfies Readonly<Record<string, readonly string[]>>;

export type WordKind = keyof typeof WORDS;

const KINDS: ReadonlyMap<string, WordKind> = new Map(
  // The last entry of a map counts.
  (Object.keys(WORDS) as WordKind[])
    .reverse()
    .flatMap((kind) => WORDS[kind].map((word) => [word, kind] as const)),
);

export const kindOf = (word: string): WordKind | undefined => KINDS.get(word);

/** In characters, of those that are not in letters. */
export const LONGEST_WORD = Array.from(KINDS.keys()).reduce(
  (most, word) => (/^[a-z]/.test(word) ? most : Math.max(most, word.length)),
  0,
);
