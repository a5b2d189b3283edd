import { each, list, phrases } from './lists.ts';

/** A yes that means much else beside other words (行李, 中国, 是谁): it stands by itself. */
export const SHORT_YES: readonly string[] = list('是 对 好 行 中 成 得 可 妥 係');

/** A yes in passing: beside 收到 it may say that a text was read, and no more. */
export const PLAIN_YES: readonly string[] = [
  ...each('好 是 对 行 中 成 得 妥 係', '的 哒 滴 嘅 额'),
  ...each('好的 是的 对的 行的', '呢'),
  ...list(
    '好呢 行呢 好嘞 好咧 好勒 好叻 好个 好啦 行啦 成啦 得嘞 得咯 中嘞 中啦 行嘞 成嘞 妥妥的 妥了 妥嘞',
  ),
  ...each('那 那就', '好吧 行吧 好的 行的'),
  ...list('那好 那行 那成 那中 那可以'),
  ...each('ok okay', '的 哒 滴'),
  ...phrases('ok, okay, okey, okk, oki, okie, sure, fine, alright, all right, can, yup, yep'),
  ...phrases(
    'yeah, yea, ok can, okok, hao, hao de, haode, dui, xing, shi de, shide, hao ba, xing ba',
  ),
];

/** A yes to what was asked, that something for sale may stand before: 这块表可以. */
export const FIRM_YES: readonly string[] = [
  ...each('同意 接受 确认 确定 愿意 赞成 赞同 认可 答应', '- 了 的 哒 滴 嘅 额'),
  ...list('批准 准许'),
  ...each('可以', '- 了 呢 的 哒 滴 嘅 额'),
  ...list('照办 照做 可行 可行的'),
  ...phrases('agree, agreed, accept, accepted, confirm, confirmed, approve, approved, tongyi'),
  ...phrases('tong yi, keyi, ke yi, ke yi de, keyide, queren, que ren, queding, jieshou, jie shou'),
];

/** A yes to what was asked, that is something else of a thing: 这块表没问题. */
export const SETTLED: readonly string[] = [
  ...each('没 没有 无 冇 木有 毫无', '问题 意见 异议', '- 的 哒 滴 嘅 额'),
  ...each('没啥 没什么 没有任何 没任何 没的', '问题 意见 异议', '- 的'),
  ...each('价格 这个价 这个价格 这价', '行 ok'),
  ...each('一点问题', '- 也 都', '没有'),
  ...list('要得 要得嘛 要得的 得行 来塞 来三 必须的 就这么办 中得 得啦 得嘎 得㗎 没毛病 没得问题'),
  ...phrases('yes, yes yes, yes i agree, yes i accept, yes i confirm, yes agree, yes ok, ok yes'),
  ...phrases('yes please, no problem, np, deal, go ahead, absolutely, of course, certainly'),
  ...phrases('ok with me, ok for me, fine with me, i am fine with it, sounds good, ok i agree'),
  ...phrases('fine by me, this price is ok, the price is ok, ok with the price'),
  ...phrases('agree with the price, agree to lower the price, agree with this price'),
  ...phrases(
    'okay i agree, mei wenti, meiwenti, mei wen ti, no objection, sure can, can do, yes can',
  ),
];

/** A yes that sells: a number beside it may be a price. */
export const SELLING: readonly string[] = [
  ...list('卖 卖掉 卖出 出售 出手 成交'),
  ...phrases('sell, sell it, just sell it, please sell, mai ba, maiba'),
];

/** The same, and of a thing as well: 我的表卖了吧. */
export const SELLING_IT: readonly string[] = list(`
  卖吧 卖了吧 卖掉吧 出了吧 出手吧 卖了算了 就这么卖 就这么卖吧 就这样卖 就这样卖吧
`);

const NOT_SO = '同意 接受 卖 答应 赞成 赞同 认可 愿意 批准 降价 调价 改价 降 调 出售 出';

const NOT_IN_ENGLISH = ["i don't", 'i dont', 'i do not', "don't", 'dont', 'do not'].flatMap(
  (not) => [
    ...['want to sell', 'want to sell it', 'reduce the price', 'lower the price'].map(
      (what) => `${not} ${what}`,
    ),
  ],
);

/** A no to what was asked. */
export const REFUSALS: readonly string[] = [
  ...each('不 唔 弗 勿 伐', NOT_SO),
  ...each('不 唔', '确认 可以 可以的 可 行 行的 中 成 肯 妥 干 ok'),
  ...list('接受不了 同意不了 答应不了 降不了'),
  ...list('否 不 唔得 不得行 要不得 不来塞 弗来塞 勿来塞 不可行 不合适 唔制 不敢苟同'),
  ...list('拒绝 拒绝了 反对 免谈 驳回 不予同意 不予接受 概不接受 恕不同意 恕不接受 不降 未同意'),
  ...each('不要 别 不用 不必', '降价 调价 降 调 改价 卖 出售'),
  ...each(
    '不同意 不愿意 不愿 不接受',
    '- 按这个价 按这个价格 以这个价格 就按这个价',
    '卖 出售 卖掉 卖出',
  ),
  ...each('别 不要 不', '卖', '我的 我这', '表 包 手表 东西 戒指 项链 手镯 个包 块表'),
  ...phrases('no, nope, nah, no no, no way, disagree, reject, rejected, decline, declined, cannot'),
  ...phrases('refuse, no deal, not selling, bu, bu tongyi, butongyi, bu tong yi, bukeyi, bu keyi'),
  ...phrases('bu ke yi, buxing, bu xing, bu mai, bumai, jujue, no can, cannot agree, do not sell'),
  ...phrases("not agree, don't agree, dont agree, not accept, don't accept, not ok, not okay"),
  ...phrases("don't sell it, dont sell it, do not sell it, don't sell, dont sell"),
  ...NOT_IN_ENGLISH,
  ...phrases('not acceptable, not accepted, not agreed, no thanks, no thank you'),
];

/** With what a no begins that ends in a word of agreement: 无法接受, 不想卖. */
export const UNABLE: readonly string[] = [
  ...list(
    '没法 无法 不能 不能够 不想 不愿 不愿意 不肯 不会 决不 绝不 不打算 不准备 没办法 不太能 不能再',
  ),
  ...phrases("i don't, i dont, i do not, do not, can not, i cannot, i can't, can't, i will not"),
];

/** Both a no, and the beginning of 不要再发了. */
export const NOT_WANTED: readonly string[] = list('不要 唔要 唔好 弗要');

/** What a yes or a no may name. */
export const PRICES: readonly string[] = [
  ...each('- 此 该 新 你们的 您的', '价 价格 价钱 售价 报价 调价 降价 改价 定价 方案 建议'),
  ...each('这个', '价钱 售价 报价 调价 降价 改价 定价 方案 建议'),
  ...list('价格调整 调整价格 调整 降低价格 这次调价 这次降价 价格变更 调低价格 调 降'),
  ...phrases('the price, this price, price, the new price, new price, to the price, to this price'),
];

/** At what price somebody sells. */
export const AT_PRICE: readonly string[] = [
  ...each('- 按 就 以 就按', '这个价 这个价格 此价 此价格 该价格 新价格 建议价 新价 这价', '- 来'),
  ...each('降价 调价 改价', '吧'),
  ...each('尽快 早点 赶紧', '卖掉 卖 出售'),
  ...list('就这样吧 就这么办吧 就这么定了 就这么定'),
];

/** What may stand before an answer and adds nothing. */
export const OPENERS: readonly string[] = list(`
  那 那就 就 那么 那我 完全 当然 肯定 绝对 坚决 十分 我这边 这边 我方 非常
`);

export const SELVES: readonly string[] = [
  ...list('我 我们 我也 我们也 我们都 本人 俺 俺们 咱 咱们 阿拉 我地 我个人 我本人 偶'),
  ...phrases('i, we, wo'),
];

/** Words of the instruction that are copied with the answer: 回复Y. */
export const REPLYING: readonly string[] = list(`
  回复 回 答复 我的回复 我的答复 我的回复是 我的答复是 回复是 答复是 我回复 我回 特回复 回答
`);

export const CHOOSING: readonly string[] = list('选 选择 我选 我选择 输入 答 复');
