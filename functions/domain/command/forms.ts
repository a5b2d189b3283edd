import type { TokenKind } from './token.ts';

/** What a phrase does, or says beside what another does. */
export type Act =
  | ('yes' | 'no' | 'extend' | 'status' | 'opt-out' | 'opt-in' | 'help')
  /** A number of days by itself. */
  | 'days'
  /** That a text was read. */
  | 'seen'
  | 'reason'
  /** A reason to say no. */
  | 'too low'
  /** A reason to extend. */
  | 'delay'
  /** At what price. */
  | 'price'
  | 'introduction'
  /** That somebody else writes. */
  | 'for another'
  | 'question'
  | 'pause'
  | 'courtesy';

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
const some = part(true, true);
const any = part(false, true);

const form = (act: Act, leads: Kinds, core: readonly Part[], tails: Kinds = []): Form => ({
  ...{ act, leads: new Set(leads), core, tails: new Set(tails) },
});

const PLAIN: Kinds = ['opener', 'self', 'replying', 'choosing'];
const PRICE: Kinds = ['price', 'atPrice'];
const VERBAL: Kinds = [...PLAIN, ...PRICE, 'thing'];

const ANSWERS: readonly Form[] = [
  form('yes', PLAIN, [one('y')]),
  form('yes', [], [one('shortYes')]),
  form('yes', ['opener', 'replying'], [one('plainYes')]),
  form('yes', [...PLAIN, ...PRICE], [one('settled')]),
  form('yes', [...PLAIN, ...PRICE], [one('firmYes')], PRICE),
  // 成交价 is a price, and 按这个价卖 a yes.
  form('yes', [...PLAIN, 'atPrice', 'request'], [one('selling', 'sellingIt')], ['atPrice']),
  form('yes', [...VERBAL, 'request', 'taking'], [one('sellingIt')]),
  form('no', PLAIN, [one('n')]),
  form('no', PLAIN, [one('notWanted')], ['over']),
  form('no', VERBAL, [one('refusal')], [...PRICE, 'over']),
  form('no', VERBAL, [one('unable'), one('firmYes', 'selling', 'price')], [...PRICE, 'over']),
];

const ASKING: Kinds = [...PLAIN, 'plea', 'request', 'wish', 'again', 'more', 'toMe', 'atOnce'];
const EXTENDING = one('extending');
const OF = any('thing', 'span', 'self', 'toMe');
const NUMBER = one('digits', 'numeral');

/** Asked for oneself or for somebody else: 帮奶奶延期3天, 替我妈退订. */
const forAnybody = (act: Act, leads: Kinds, core: readonly Part[], tails?: Kinds) => [
  form(act, leads, core, tails),
  form(
    act,
    LEADS_OF_HELPERS,
    [some('request'), some('whose', 'kin'), any(...leads), ...core],
    tails,
  ),
];
const LEADS_OF_HELPERS: Kinds = ['opener', 'self', 'wish', 'again', 'more'];

const EXTENSIONS: readonly Form[] = [
  [EXTENDING, OF, NUMBER],
  [EXTENDING, OF, NUMBER, one('unit'), any('span')],
  [EXTENDING, OF, one('length'), any('span')],
  [NUMBER, one('unit'), EXTENDING],
  [one('length'), EXTENDING],
].flatMap((core) => forAnybody('extend', [...ASKING, 'thing', 'taking', 'span'], core));

const DAYS: readonly Form[] = [
  form('days', [], [NUMBER, one('unit')]),
  form('days', [], [one('length')]),
];

/** Neither 再 nor 先 nor 以后: who says that does not opt out yet. */
const LEAVING: Kinds = [...PLAIN, 'plea', 'request', 'wish', 'toMe', 'atOnce'];
const FORBIDDING: Kinds = [...LEAVING, 'again', 'fromNowOn'];
const NOT = one('doNot', 'notWanted');
const SENDING = one('sending');
const TO_ME: Kinds = ['toMe', 'news', 'again'];
const NEWS: Kinds = ['news', 'whichNews'];
const ENDS: Kinds = [...NEWS, 'over', 'toMe', 'self'];
/** With what is sent: else it may be a parcel that does not come. */
const NEWS_END: Kinds = [...ENDS, 'hither'];

const SUBSCRIPTIONS: readonly Form[] = [
  ...forAnybody('opt-out', LEAVING, [one('quitting', 'r', 't')], [...NEWS, 'briefly', 'toMe']),
  form('opt-out', ['opener', 'self'], [one('wish'), any(...LEAVING), one('quitting')], ['over']),
  form('opt-out', ['opener', 'self'], [some('request'), one('quitting'), one('andDone')]),
  form(
    'opt-out',
    [...LEAVING, 'fromNowOn'],
    [one('cancelling', 'stopping'), any('whichNews'), some('news')],
    [...NEWS, 'toMe', 'self'],
  ),
  form(
    'opt-out',
    [...LEAVING, 'fromNowOn'],
    [one('unwilling'), any('whichNews'), some('news')],
    NEWS_END,
  ),
  form('opt-out', FORBIDDING, [NOT, one('warning')]),
  // 别再发, 别给我发, 别发了, but not 别发: that may be a parcel.
  form('opt-out', FORBIDDING, [NOT, some(...TO_ME), SENDING, any('sending')], ENDS),
  form('opt-out', FORBIDDING, [NOT, SENDING, some('over', 'toMe')], ['self', ...NEWS]),
  form(
    'opt-out',
    FORBIDDING,
    [NOT, any(...TO_ME), SENDING, any('whichNews'), some('news')],
    NEWS_END,
  ),
  form('opt-out', LEAVING, [one('stopping'), any(...TO_ME), SENDING], ENDS),
  ...forAnybody('opt-in', [...ASKING, 'firmYes'], [one('resuming')], [...NEWS, 'briefly', 'toMe']),
];

const CHECKED: Kinds = [
  'checking',
  'checked',
  'thing',
  'briefly',
  'question',
  'asking',
  'again',
  'span',
];

const QUESTIONS: readonly Form[] = [
  ...forAnybody('status', [...ASKING, 'thing', 'taking', 'politely'], [one('checking')], CHECKED),
  form('help', [...ASKING, 'politely'], [one('helping')], ['question', 'asking', 'briefly']),
  form('question', [], [some('question')]),
];

const ASIDES: readonly Form[] = [
  form('seen', [], [some('seen')]),
  form('reason', ['self', 'lately'], [some('unfit', 'fedUp', 'warning', 'bored', 'unneeded')]),
  form('too low', [], [one('tooLow')]),
  form('delay', ['opener', 'self'], [one('wish'), EXTENDING]),
  form('delay', ['self', 'lately'], [some('delay', 'unhurried')]),
  form('price', ['opener'], [one('atPrice')]),
  form('introduction', [], [one('person')]),
  form(
    'introduction',
    [],
    [one('iAm'), any('thing'), one('person', 'seller', 'vocative')],
    ['person'],
  ),
  form('for another', [], [one('iAm'), any('whose'), one('kin')]),
  form('pause', [], [some('pause')]),
  form('courtesy', [], [some('courtesy', 'greeting', 'plea', 'vocative', 'against', 'upset')]),
];

export const FORMS: readonly Form[] = [
  ...ANSWERS,
  ...EXTENSIONS,
  ...DAYS,
  ...SUBSCRIPTIONS,
  ...QUESTIONS,
  ...ASIDES,
];
