import { each, list, phrases } from './lists.ts';

export const CHECKING: readonly string[] = [
  ...each('查', '- 询 看 一下 下 一查 查 个 哈 一哈 哈子 询一下 询下 看一下 看下 下子 一查看'),
  ...each('- 最新 目前 当前 现在 什么 啥 寄售 寄卖 商品 查', '进度 进展 状态'),
  ...each('问 看 催 了解', '- 一下 下 问 看', '进度 进展 状态'),
  ...phrases('cx, status, query, check, check status, progress, track, chaxun, cha xun, check on'),
  ...phrases('check the status, what is the status, jindu, cha jindu, status check, help me check'),
];

/** What is asked, behind a word for asking. */
export const CHECKED: readonly string[] = [
  ...list(
    '进度 进展 状态 情况 结果 状况 我的 最新 销售 审核 出售 卖的 交易 货物 现在的 目前的 现在 目前',
  ),
  ...each('我的', '表 包 手表 腕表 手镯 项链 戒指 东西', '的状态 的进度 的情况'),
  ...each('怎么样 怎样 如何 到哪 到哪一步 到哪步', '- 了 啦'),
  ...list(
    '卖了没有 卖了没 卖了吗 卖掉没有 卖掉了吗 卖掉没 卖出去没有 卖出去了吗 卖出去没 卖得怎么样 卖得怎么样了',
  ),
  ...list('有没有卖掉 有没有卖出去 有没有卖出 是否卖出 是什么 是什么状态 是啥'),
  ...phrases('status, my item, my order, item, order, of my item, on my item, the status, it'),
];

/** Before a question. */
export const POLITELY: readonly string[] = list(`
  请问 请问一下 想问 想问一下 问一下 问下 想问问 我想问一下 请教 请教一下 问问 咨询一下 想咨询一下
`);

const HOW = '怎么 如何 怎样 咋 咋个 啷个 点 点样 该怎么 该如何 要怎么 应该怎么 具体怎么 到底怎么';

export const HELPING: readonly string[] = [
  ...each(HOW, '用 使用 回复 回 操作 回短信 回复短信 回信息'),
  ...list(
    '帮助 使用说明 使用帮助 使用方法 说明 用法 指令 求助 帮助信息 帮助说明 操作说明 回复说明 需要帮助 请帮助 怎么弄',
  ),
  ...each('- 该 要 应该', '回复什么 回什么 回啥 回复啥'),
  ...list('有哪些指令 有什么指令 都有什么指令 指令有哪些'),
  ...phrases(
    'bz, help, help me, how to use, how to reply, how do i reply, instructions, menu, bangzhu',
  ),
  ...phrases(
    'bang zhu, how to use this, how does this work, what can i reply, what should i reply',
  ),
  ...phrases('zenme yong, zenme huifu, need help, i need help, how do i use this'),
];

/** Asks on, behind a question. */
export const ASKING: readonly string[] = ['呢'];

/** Softens a request, behind it: 退订一下. */
export const BRIEFLY: readonly string[] = list('一下 下 一哈 哈子 一下下 一下子');
