import type { TokenKind } from './token.ts';

/** What a phrase does, or says beside what another does. */
export type Act =
  | ('yes' | 'no' | 'extend' | 'status' | 'opt-out' | 'opt-in' | 'help')
  /** A number of days by itself. */
  | 'days'
  /** That a text was read. */
  | 'seen'
  | 'reason'
  /** A reason to extend. */
  | 'delay'
  | 'introduction'
  /** That somebody else writes. */
  | 'for another'
  | 'question'
  | 'pause';

/** How a phrase is built: leads in any order, the core in this one, then tails in any. */
export interface Form {
  readonly act: Act;
  readonly leads: ReadonlySet<TokenKind>;
  readonly core: readonly Part[];
  readonly tails: ReadonlySet<TokenKind>;
}

interface Part {
  readonly kinds: ReadonlySet<TokenKind>;
  readonly isNeeded: boolean;
  readonly isRepeatable: boolean;
}

type Kinds = readonly TokenKind[];

const part =
  (isNeeded: boolean, isRepeatable: boolean) =>
  (...kinds: Kinds): Part => ({
    kinds: new Set(kinds),
    isNeeded,
    isRepeatable,
  });

const one = part(true, false);
const maybe = part(false, false);
const some = part(true, true);
const any = part(false, true);

const form = (act: Act, leads: Kinds, core: readonly Part[], tails: Kinds = []): Form => ({
  ...{ act, leads: new Set(leads), core, tails: new Set(tails) },
});

const PLAIN: Kinds = ['opener', 'self', 'replying'];
const ASKING: Kinds = [
  'opener',
  'self',
  'request',
  'wish',
  'again',
  'toMe',
  'politely',
  'replying',
];
/** 帮奶奶, 替我妈 */
const BEHALF = [any('request'), any('whose'), maybe('kin'), any(...ASKING, 'thing')];
const EXTENDING = one('extending');
const OF = any('thing', 'span', 'self', 'toMe');
const NUMBER = one('digits', 'numeral');

const ANSWERS: readonly Form[] = [
  form('yes', PLAIN, [one('y')]),
  form('yes', ['opener', 'replying'], [one('plainYes')]),
  form('yes', ['replying'], [one('shortYes')]),
  form('yes', [...PLAIN, 'price'], [one('settled')]),
  form('yes', [...PLAIN, 'price', 'thing'], [one('firmYes')], ['price']),
  form('yes', [...PLAIN, 'price', 'thing', 'request'], [one('selling')], ['price']),
  form('no', PLAIN, [one('n')]),
  form('no', [...PLAIN, 'price', 'thing'], [one('refusal')], ['price', 'over']),
  form(
    'no',
    [...PLAIN, 'price', 'thing'],
    [one('unable'), one('firmYes', 'selling', 'price')],
    [...(['price', 'over'] as const)],
  ),
  form('no', PLAIN, [one('notWanted')], ['over']),
];

const EXTENSIONS: readonly Form[] = [
  form('extend', ASKING, [...BEHALF, EXTENDING, OF, NUMBER]),
  form('extend', ASKING, [...BEHALF, EXTENDING, OF, NUMBER, one('unit')], ['span']),
  form('extend', ASKING, [...BEHALF, EXTENDING, OF, one('length')], ['span']),
  form('extend', ASKING, [...BEHALF, NUMBER, one('unit'), EXTENDING]),
  form('extend', ASKING, [...BEHALF, one('length'), EXTENDING]),
  form('days', [], [NUMBER, one('unit')]),
  form('days', [], [one('length')]),
];

const NOT = one('doNot', 'notWanted');
const TO_ME: Kinds = ['toMe', 'self', 'news', 'again'];
const LEAVING: Kinds = [...ASKING, 'fromNowOn'];

const SUBSCRIPTIONS: readonly Form[] = [
  form('opt-out', LEAVING, [...BEHALF, one('quitting', 'r', 't')], ['news', 'briefly', 'toMe']),
  form('opt-out', ['opener', 'self'], [one('wish'), any(...ASKING), one('quitting')], ['over']),
  // 别再发, 别给我发, 别发了, but not 别发: that may be a parcel.
  form('opt-out', LEAVING, [NOT, some(...TO_ME), one('sending')], ['news', 'toMe', 'over', 'self']),
  form('opt-out', LEAVING, [NOT, one('sending'), some('news', 'over', 'toMe')], ['self']),
  form(
    'opt-out',
    LEAVING,
    [one('stopping'), any(...TO_ME), one('sending')],
    ['news', 'toMe', 'over'],
  ),
  form('opt-in', [...ASKING, 'firmYes'], [...BEHALF, one('resuming')], ['news', 'briefly', 'toMe']),
];

const QUESTIONS: readonly Form[] = [
  form(
    'status',
    [...ASKING, 'thing'],
    [...BEHALF, one('checking')],
    [...(['checking', 'checked', 'thing', 'briefly', 'question', 'again', 'span'] as const)],
  ),
  form('help', ASKING, [one('helping')], ['question']),
  form('question', [], [some('question')]),
];

const ASIDES: readonly Form[] = [
  form('seen', [], [some('seen')]),
  form('reason', ['self', 'lately'], [some('reason')]),
  form('delay', ['self', 'lately'], [some('delay')]),
  form('introduction', [], [one('person')]),
  form('introduction', [], [one('iAm'), any('thing'), one('person', 'seller')], ['person']),
  form('for another', [], [one('iAm'), any('whose'), one('kin')]),
  form('pause', [], [some('pause')]),
];

export const FORMS: readonly Form[] = [
  ...ANSWERS,
  ...EXTENSIONS,
  ...SUBSCRIPTIONS,
  ...QUESTIONS,
  ...ASIDES,
];
