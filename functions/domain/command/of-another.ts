import { INITIALS, NO, YES } from './kinds.ts';
import type { Token } from './token.ts';

/** Whether words side by side say what somebody or something else does: 王阿姨同意. */
export const isOfAnother = (token: Token, next: Token): boolean =>
  RULES.some((rule) => rule(token, next)) ||
  (next.isApart !== true && TOUCHING.some((rule) => rule(token, next)));

type Rule = (token: Token, next: Token) => boolean;

const isPerson = ({ kind }: Token): boolean => kind === 'person' || kind === 'vocative';
/** 老师您好 is said to them. */
const isGreeted = ({ word }: Token): boolean => /[您你]好$/.test(word);
const isYes = ({ kind }: Token): boolean => YES.has(kind);
const isAnswer = ({ kind }: Token): boolean =>
  YES.has(kind) || (NO.has(kind) && kind !== 'notWanted') || INITIALS.has(kind);
const isSelling = ({ word }: Token): boolean => /[卖售降调出]/.test(word);

const RULES: readonly Rule[] = [
  // 王阿姨同意, 老板 同意了: it is not they who write.
  (token, next) => isPerson(token) && !isGreeted(token) && isAnswer(next) && !isThanks(token),
  (token, next) => token.kind === 'kin' && isAnswer(next),
  (token, next) => token.kind === 'person' && ['extending', 'quitting'].includes(next.kind),
  // 客服：可以, 经理：延期3天
  (token, next) => isPerson(token) && !isGreeted(token) && next.word === ':',
  // 手机不行, 它同意了: a thing is sold, and does nothing else.
  (token, next) => token.kind === 'thing' && isAnswer(next) && !isSelling(next),
  (token, next) =>
    token.kind === 'codeTail' && token.word.length > 1 && isYes(next) && !AGREED.test(next.word),
  (token, next) => token.kind === 'codeTail' && next.kind === 'shortYes',
  // 东西延迟3天: it comes late.
  (token, next) => token.word === '订单' && next.kind === 'extending',
  (token, next) => token.kind === 'thing' && /^(?:延迟|推迟|推后|延缓)/.test(next.word),
  // 我叫女儿退订, 请他延期3天
  (token, next) => token.kind === 'iAm' && /[叫姓]$/.test(token.word) && next.kind === 'kin',
  (token, next) =>
    token.kind === 'request' && !HELPING.test(token.word) && ['kin', 'whose'].includes(next.kind),
  // 我是老师
  (token, next) => token.kind === 'iAm' && next.kind === 'vocative' && !NAMED.test(next.word),
  // 不要小李, 卖王阿姨
  (token, next) => token.kind === 'notWanted' && isPerson(next),
  (token, next) => token.kind === 'selling' && token.word !== '成交' && isPerson(next),
  // 你们屏蔽消息
  (token, next) =>
    token.word === '你们' && ['cancelling', 'stopping', 'unwilling'].includes(next.kind),
];

/** 谢老师 */
const isThanks = ({ word }: Token): boolean => /^谢(?!老师)/.test(word);
const AGREED = /^(?:同意|接受)/;
const HELPING = /[帮替代为给帮忙]|^[a-z]/;
const NAMED = /^小|^(?!客服|平台|寄卖|店长|老师).老师$/;

const TOUCHING: readonly Rule[] = [
  // 张老师推迟一周
  (token, next) => token.kind === 'vocative' && !isGreeted(token) && next.kind === 'extending',
  // 我答应了王女士, 我同意老周
  (token, next) => token.kind === 'firmYes' && GIVEN.test(token.word) && isPerson(next),
];

const GIVEN = /^(?:同意|接受|答应|批准|准许|认可|愿意|赞成|赞同)了?$/;
