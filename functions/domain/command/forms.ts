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
const some = part(true, true);
const any = part(false, true);

const form = (act: Act, leads: Kinds, core: readonly Part[], tails: Kinds = []): Form => ({
  ...{ act, leads: new Set(leads), core, tails: new Set(tails) },
});

const PLAIN: Kinds = ['opener', 'self', 'replying', 'choosing'];
const VERBAL: Kinds = [...PLAIN, 'price', 'thing'];

const ANSWERS: readonly Form[] = [
  form('yes', PLAIN, [one('y')]),
  form('yes', [], [one('shortYes')]),
  form('yes', ['opener', 'replying'], [one('plainYes')]),
  form('yes', [...PLAIN, 'price'], [one('settled')]),
  form('yes', VERBAL, [one('firmYes')], ['price']),
  form('yes', [...PLAIN, 'price', 'request'], [one('selling', 'sellingIt')], ['price']),
  form('yes', [...VERBAL, 'request', 'taking'], [one('sellingIt')]),
  form('no', PLAIN, [one('n')]),
  form('no', PLAIN, [one('notWanted')], ['over']),
  form('no', VERBAL, [one('refusal')], ['price', 'over']),
  form('no', VERBAL, [one('unable'), one('firmYes', 'selling', 'price')], ['price', 'over']),
];

const ASKING: Kinds = [...PLAIN, 'request', 'wish', 'again', 'more', 'toMe'];
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

const LEAVING: Kinds = [...ASKING, 'fromNowOn'];
const NOT = one('doNot', 'notWanted');
const SENDING = one('sending');
const TO_ME: Kinds = ['toMe', 'news', 'again'];
const NEWS: Kinds = ['news', 'whichNews'];
const ENDS: Kinds = [...NEWS, 'over', 'toMe', 'self'];

const SUBSCRIPTIONS: readonly Form[] = [
  ...forAnybody('opt-out', LEAVING, [one('quitting', 'r', 't')], [...NEWS, 'briefly', 'toMe']),
  form('opt-out', ['opener', 'self'], [one('wish'), any(...ASKING), one('quitting')], ['over']),
  form('opt-out', LEAVING, [one('cancelling', 'stopping'), any('whichNews'), some('news')], ENDS),
  // 别再发, 别给我发, 别发了, but not 别发: that may be a parcel.
  form('opt-out', LEAVING, [NOT, some(...TO_ME), SENDING, any('sending')], ENDS),
  form('opt-out', LEAVING, [NOT, SENDING, some('news', 'over', 'toMe')], ['self', ...NEWS]),
  form('opt-out', LEAVING, [NOT, SENDING, one('whichNews'), some('news')], ENDS),
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
  form('help', [...ASKING, 'politely'], [one('helping')], ['question', 'asking']),
  form('question', [], [some('question')]),
];

const ASIDES: readonly Form[] = [
  form('seen', [], [some('seen')]),
  form('reason', ['self', 'lately'], [some('unfit', 'fedUp')]),
  form('delay', ['self', 'lately'], [some('delay')]),
  form('introduction', [], [one('person')]),
  form('introduction', [], [one('iAm'), any('thing'), one('person', 'seller')], ['person']),
  form('for another', [], [one('iAm'), any('whose'), one('kin')]),
  form('pause', [], [some('pause')]),
];

export const FORMS: readonly Form[] = [
  ...ANSWERS,
  ...EXTENSIONS,
  ...DAYS,
  ...SUBSCRIPTIONS,
  ...QUESTIONS,
  ...ASIDES,
];
