import { each, list, phrases } from './lists.ts';

export const EXTENDING: readonly string[] = [
  ...each(
    '延期 延长 延后 顺延 推迟 展期 续期 宽限 延迟 推后 延缓 展延 缓期 续延 宽延',
    '- 个 到期 下 一下',
  ),
  ...list('续 延 续寄 续卖 延个 续个 延上 续上 延多 续多 缓 推延 后延'),
  ...phrases('yq, extend, extend by, extend for, extend it, extend it by, extend it for, yanqi'),
  ...phrases(
    'extend another, extend by another, yan qi, yanchang, yan chang, xuqi, xu qi, extension',
  ),
  ...phrases('extension of, extension for, help me extend, help me to extend, help extend'),
];

/** Between a word for extending and the number. */
export const SPANS: readonly string[] = list(`
  时间 期限 天数 寄售期 寄卖期 寄售时间 寄卖时间 寄售期限 寄卖期限 有效期 for
`);

/** Days of a unit. 3月 is March and 3号 a day of the month: they are none. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ...days(1, '天 日 天整 整天 天时间 天的时间 day days d tian'),
  ...phrases('more day, more days').map((word) => [word, 1] as const),
  ...phrases('more week, more weeks').map((word) => [word, 7] as const),
  ...days(7, '周 星期 礼拜 个星期 个礼拜 个周 周时间 week weeks'),
  ...days(30, '个月 个月时间 个整月 month months'),
  ...days(365, '年 整年 year years'),
]);

const IN_ENGLISH = [
  ...(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const).map(
    (word, at) => [word, at + 2] as const,
  ),
  ...([
    ['fifteen', 15],
    ['twenty', 20],
    ['thirty', 30],
  ] as const),
];

/** Lengths that hold their number, in days. */
export const LENGTHS: ReadonlyMap<string, number> = new Map([
  ...days(1, '一整天 一日'),
  ...days(7, '个礼拜 个星期 一整周'),
  ...days(15, '半个月 半月 半个月时间'),
  ...days(30, '个月 一整月 一整个月'),
  ...days(45, '一个半月 1个半月'),
  ...days(60, '俩月 两月'),
  ...days(90, '仨月 一季度 一个季度 1个季度'),
  ...days(180, '半年 半年时间'),
  ...days(365, '一整年'),
  ...IN_ENGLISH.flatMap(([word, count]) => [
    ...['days', 'more days'].map((unit) => [`${word} ${unit}`, count] as const),
    ...['weeks', 'more weeks'].map((unit) => [`${word} ${unit}`, 7 * count] as const),
  ]),
  ...phrases('a day, one day').map((word) => [word, 1] as const),
  ...phrases('a week, one week').map((word) => [word, 7] as const),
  ...phrases('a month, one month').map((word) => [word, 30] as const),
]);

function days(length: number, words: string): readonly (readonly [string, number])[] {
  return list(words).map((word) => [word, length] as const);
}

/** What asks for something to be done. */
export const REQUESTS: readonly string[] = [
  ...list(
    '请 帮我 替我 帮 帮忙 帮手 请帮 请帮我 请给我 请帮忙 请您 请你 请你们 请老师 请为我 为我 请给',
  ),
  ...list(
    '帮我们 帮我的 给我的 您帮我 你帮我 帮着 帮我给 帮俺 帮咱 替 代 麻烦给 帮下忙 帮帮忙 帮帮 帮个忙',
  ),
  ...list('您给 您给我 你给 你给我 帮我家 烦请 恳请 敬请 还请 劳您'),
  ...phrases('help to, kindly help, please help me, i would like to, i want to, i wish to, to'),
  ...phrases(
    "i'd like to, i need to, want to, would like to, qing, bang wo, bangwo, wo yao, wo xiang",
  ),
];

/** Before the thing that something is done to. */
export const TAKING: readonly string[] = list('把 将 给 请把 请将 帮我把');

export const WISHES: readonly string[] = list(`
  要 想 想要 申请 需要 需 希望 要求 请求 特申请 现申请 决定 希望能 希望能够 希望可以 想请您 想请你们 想麻烦您 想请 求 就要
`);

export const AGAIN: readonly string[] = list('再 继续 再次 再给 再给我');

/** Of an extension, and not of what is not to be sent: 不要先发 speaks of a parcel. */
export const MORE: readonly string[] = list('多 先 再多 再往后 往后 再帮我 多给我 先给我 先帮我');

/** Something that is for sale, and whose it is. */
export const THINGS: readonly string[] = list(`
  我的 我家的 我那 我那个 我这 我这个 这个 这只 这块 这件 那个 那块 那件 那只 我寄售的 我寄卖的 寄售的 寄卖的 我们的
  俺的 俺那 我那块 我那只 我那件 我这块 我这只 我这件 俺那块 俺那个 它 在你们那的 在你们那里的 放你们那的
  表 手表 腕表 包 包包 手袋 手提包 手镯 镯子 项链 戒指 钻戒 商品 物品 货 货品 东西 衣服 首饰 宝贝 件 单 订单 手链
  耳环 皮包 大衣 名表 名包 鞋 鞋子 寄售 寄卖 寄售品 寄卖品 珠宝 相机 手机 吊坠 金条 黄金 字画 翡翠 玉镯 钢笔 皮衣
`).concat(phrases('my watch, my bag, my item, my ring, my necklace'));
