import { endsExtension, NO, YES } from './kinds.ts';
import type { Token } from './token.ts';

/** Whether words side by side report, ask or name something, and command nothing. */
export const isOtherwise = (token: Token, next: Token): boolean =>
  RULES.some((rule) => rule(token, next)) ||
  (next.isApart !== true && TOUCHING.some((rule) => rule(token, next)));

type Rule = (token: Token, next: Token) => boolean;

const isYes = ({ kind }: Token): boolean => YES.has(kind);
const isOne = ({ kind }: Token, ...kinds: readonly Token['kind'][]): boolean =>
  kinds.includes(kind);
const isPrice = (token: Token): boolean => isOne(token, 'price', 'atPrice');

const RULES: readonly Rule[] = [
  // 可以麻烦您, ok to extend
  (token, next) => token.word === '可以' && next.kind === 'plea',
  (token, next) => isYes(token) && /^(?:to|i want|want|would)/.test(next.word),
  // I want to sell, help to sell
  (token, next) => token.kind === 'request' && /^[a-z]/.test(token.word) && isYes(next),
  // 我的表给卖了吧
  (token, next) => token.kind === 'taking' && isYes(next),
  // 那就可以: under a condition.
  (token, next) => token.word === '那就' && /^可以?$/.test(next.word),
  // 坚决卖
  (token, next) => token.word === '坚决' && next.kind === 'selling',
  // 我建议同意, 尽快卖掉可以
  (token, next) =>
    /^(?:建议|方案|尽快|早点|赶紧)/.test(token.word) && isPrice(token) && isYes(next),
  // 可行方案, 可以报价, agreed price
  (token, next) => isYes(token) && next.kind === 'price' && !mayBeAgreedTo(token, next),
  // 确认了延期3天, 3天延期可以
  (token, next) =>
    isYes(token) &&
    token.word.endsWith('了') &&
    isOne(next, 'extending', 'quitting', 'cancelling', 'r', 't'),
  (token, next) => token.kind === 'extending' && isYes(next),
  // 25日延期: a date.
  (token, next) => token.word.endsWith('日') && next.kind === 'extending',
  // 一律拒收, 停发了, 停止推广
  (token, next) => /^停[止发]/.test(token.word) && next.kind === 'over',
  (token, next) => isOne(token, 'cancelling', 'stopping') && CAMPAIGNS.test(next.word),
  // 我R, R to stop, I quit
  (token, next) => isOne(token, 'self') && isOne(next, 'r', 't'),
  (token, next) => isOne(token, 'r', 't') && next.kind === 'request',
  (token, next) => token.kind === 'self' && /^[a-z]/.test(token.word) && next.kind === 'quitting',
];

/** 同意调价, 可以降价 and accept the price. */
function mayBeAgreedTo({ word }: Token, next: Token): boolean {
  if (/^[a-z]/.test(word)) return next.word.includes('the ') || !/ed$/.test(word);
  return /^(?:可以|可行|愿意|照)/.test(word) ? /[调降改]/.test(next.word) && word !== '可行' : true;
}

const CAMPAIGNS = /^(?:促销|推销|推广|营销|资讯)$/;

const TOUCHING: readonly Rule[] = [
  // 春节好卖
  (token, next) => token.kind === 'greeting' && isOne(next, 'selling', 'sellingIt'),
  // 哦对 remembers.
  (token, next) => token.kind === 'particle' && !/^嗯/.test(token.word) && isTrue(next),
  (token, next) => isTrue(token) && /^[诶欸哎耶]/.test(next.word),
  // 出差延期3天: what is prolonged may be the journey.
  (token, next) =>
    token.kind === 'delay' && next.kind === 'extending' && !OF_ONESELF.test(token.word),
  // 推迟3天再见
  (token, next) => endsExtension(token) && /见$/.test(next.word),
  // 不要天天发
  (token, next) => NO.has(token.kind) && isOne(next, 'fedUp', 'unfit', 'bored'),
];

const isTrue = ({ word }: Token): boolean => /^[是对係]$/.test(word);
const OF_ONESELF = /^(?:身体|不在|.{0,2}忙|有.{0,2}事|.{0,3}到期|.{0,2}过期)/;
