import { each, list, phrases } from './lists.ts';

const NEWS = '短信 广告 信息 消息 推送 推广 营销 通知 短讯 简讯 讯息';

/** What is sent to whoever has not opted out. */
export const NEWS_WORDS: readonly string[] = [
  ...each('- 广告 营销 推广 垃圾 推销 促销 骚扰', NEWS),
  ...list('促销 推销 资讯 短信通知 短信推送 短信服务 短信订阅 广告订阅'),
  ...phrases('more messages, more sms, more texts, more ads'),
  ...phrases('sms, messages, message, texts, text, ads, msg, msgs, spam, text messages, marketing'),
];

/** Which of it. */
export const WHICH_NEWS: readonly string[] = list(`
  你们的 贵公司的 任何 这些 这种 这类 此类 一切 所有 所有的 商业 这个 全部
`);

/** A command by itself. */
export const QUITTING: readonly string[] = [
  ...list(
    '退订 拒收 取消订阅 退出订阅 停止订阅 解除订阅 退出推广 拒绝接收 停止发送 停止接收 停止推送 停发 取消推送 关闭推送 取消接收 把我退订 将我退订 请把我退订 请将我退订 退订我',
  ),
  ...each('拒绝', NEWS),
  ...each('不用 不需要 不必', '再', '给我发 给我发送'),
  ...each('不用 不需要 不必', '再', '发 发送', NEWS),
  ...each('把我 将我', '从名单 从名单里 从名单中 从列表', '删除 删掉 移除 去掉'),
  ...each('把我 将我 请把我 请将我', '移出', '名单 列表'),
  ...phrases('opt-out, help me unsubscribe, help me opt out, no more ads'),
  ...phrases('do not send me any, dont send me any'),
  ...phrases('td, stop, unsubscribe, opt out, optout, unsub, quit, stop all, stopall, remove me'),
  ...phrases(
    'unsubscribe me, remove me from the list, take me off the list, take me off your list',
  ),
  ...phrases(
    'remove me from your list, i want to unsubscribe, stop sms, stop texting, stop texting me',
  ),
  ...phrases(
    'stop messaging me, do not text me, no more sms, no more messages, no more texts, jushou',
  ),
  ...phrases("don't text me, stop spamming me, stop sending, stop sending me, opt me out, tuiding"),
  ...phrases(
    "don't send me, do not send me, dont send me, don't message me, tui ding, stop messages",
  ),
  ...phrases(
    'stop sending me any, i want to opt out, want to unsubscribe, i want to stop, cancel sms',
  ),
];

/** A command before what is sent: 取消短信. */
export const CANCELLING: readonly string[] = [
  ...list('取消 关闭 拒接 退掉 屏蔽 停掉 拒绝接收 拒绝再接收'),
];

/** The same, of what comes: 不想再收到广告. */
export const UNWILLING: readonly string[] = each(
  '不想 不愿 不愿意 不要 不希望',
  '- 再',
  '收 收到 接收 接到',
);

/** 别发了 */
export const DO_NOT: readonly string[] = [
  ...list(
    '别 勿 请勿 莫 莫要 甭 请别 请不要 请你们不要 请莫 不许 不准 禁止 别老 别总 不要老 不要总 嫑 覅 勿要',
  ),
  ...each('你 您 你们 您们 麻烦 求求 拜托 千万 求你们 麻烦你们', '别 不要 勿'),
];

export const SENDING: readonly string[] = list(`
  发 发送 推送 群发 打扰 骚扰 推销 发给 群发给 发给我 发给我们 send
`);

export const TO_ME: readonly string[] = list(`
  给我 给我们 向我 往我手机 往我手机上 对我 给我手机 给我手机上 到我手机 到我手机上 给本人 给俺 给咱 给老人 跟我
  到我的手机 到我的手机上 给这个号 给这个号码 到这个号码 往这个号码 给我这 给老人家 我手机
`);

/** What ends a sentence that something is over: 不要再发了. */
export const OVER: readonly string[] = list('了');

/** The same, of what is sent: 莫再发短信来了. */
export const HITHER: readonly string[] = list('来 来了 过来 过来了');

/** The same, of what is asked for: 帮我退订了吧. */
export const AND_DONE: readonly string[] = list('了吧 掉吧 掉 了算了');

export const FROM_NOW_ON: readonly string[] = list(`
  以后 今后 从今以后 从现在起 以后都 今后都 求求你们 拜托你们 你们 以后请 今后请 以后就
`);

export const AT_ONCE: readonly string[] = list('立即 马上 立刻 永远 尽快 尽早 赶紧');

export const STOPPING: readonly string[] = list('停止 停 请停止 别再继续');

const OLD = `
  年纪大了 岁数大了 年纪大 岁数大 眼睛不好 眼神不好 眼睛不好使 眼睛花 眼花 看不清字 看不清楚 老了
  年纪大了看不清字 年纪大了看不清 年纪大了眼睛不好 年纪大了眼神不好 记性不好 耳朵不好
`;

const WILL = '投诉 投诉了 举报 举报了 报警 报警了 投诉你们 举报你们 去投诉 拉黑 拉黑了';

/** Why somebody opts out or says no. */
export const UNFIT: readonly string[] = list(OLD);

/** The same. Beside what they touch they deny it. */
export const BORED: readonly string[] = list(`
  没兴趣 不感兴趣 没有兴趣 不想看 没用 没什么用 不会用手机 不会弄 看不懂 看不清 看不见 不识字
  不需要 不需要了
`);

/** The same. Also behind a comma they deny what was said. */
export const UNNEEDED: readonly string[] = list(`
  用不着 用不到 用不上
`);

/** Why somebody has had enough. */
export const FED_UP: readonly string[] = [
  ...list(
    '烦死了 太烦了 烦人 很烦 烦死人 好烦 真烦 烦 吵死了 受不了 受不了了 太多了 扰民 天天发 老是发 一直发 每天发',
  ),
  ...list(
    '没完没了 看着烦 影响休息 打扰休息 谢绝骚扰 谢绝推销 谢绝打扰 不胜其烦 有完没完 太频繁了 太频繁 烦得很 烦透了',
  ),
  ...list('短信太多了 短信太多 广告太多了 广告太多 天天骚扰 天天发短信 天天发广告 太打扰了'),
  ...each('我要 我会 否则 我 不然', WILL),
];

/** The same, and behind a word of not: 不要再发我投诉了. */
export const WARNINGS: readonly string[] = each(
  '再发 再发我 再发我就 再骚扰 再骚扰我 再发就 再发短信',
  WILL,
);

/** Why somebody says no to a price. */
export const TOO_LOW: readonly string[] = each('太便宜 太低 价格太低 价太低 价钱太低', '- 了');

/** Why somebody asks for more days. */
export const DELAYS: readonly string[] = list(`
  在外地 在外面 在国外 在住院 住院 住院了 不在家 在出差 出差 出差了 很忙 比较忙 太忙了 忙 有事 有点事 生病了 身体不好
  在老家 回老家 回老家了 在旅游 出国了 身体不舒服 在医院 不在本地 出门了
  快到期了 要到期了 马上到期 马上到期了 快到期 快过期了 过年 过节
`);

/** The same. Beside what they touch they deny it. */
export const UNHURRIED: readonly string[] = list(`
  不着急 不急 不急着卖 不着急卖 慢慢卖 不方便 来不及 到期了
`);

/** When, before a reason. */
export const LATELY: readonly string[] = list(
  '最近 这几天 目前 现在 人 这段时间 近期 这两天 还 最近都',
);

/** A command by itself, the opposite of opting out. */
export const RESUMING: readonly string[] = [
  ...each('恢复 重新恢复', '接收 订阅 发送 推送 开通 接受'),
  ...each('重新 继续 重新开始 开始', '接收 订阅 开通'),
  ...each('恢复 开启 开通 订阅 重新接收 恢复接收 重新订阅 重新开启 继续接收 恢复发送', NEWS),
  ...list(
    '恢复 取消退订 撤销退订 撤回退订 解除退订 取消拒收 解除拒收 订阅 恢复订购 重订 再订阅 恢复短信服务 恢复服务',
  ),
  ...phrases('hf, start, resume, subscribe, resubscribe, unstop, opt in, optin, subscribe me'),
  ...phrases('resubscribe me, opt me in, i want to subscribe, resume sms, start again, start sms'),
];
