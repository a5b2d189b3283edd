import { each, list, phrases } from './lists.ts';

const THANKS = '谢谢 谢 多谢 感谢 非常感谢 十分感谢 万分感谢 衷心感谢 感激 谢谢谢谢 先谢谢 谢过';
const TROUBLE = '麻烦 辛苦 有劳 劳烦 打扰 费心 劳驾 受累 拜托 难为 叨扰';

const WELL_WISHING = `
  生意兴隆 生活愉快 工作顺利 身体健康 万事如意 一切顺利 全家幸福 全家健康 财源广进 天天开心 天天快乐 平安健康
  周末愉快 阖家幸福 顺心如意 新年快乐 节日快乐 春节快乐 中秋快乐 国庆快乐 恭喜发财 生意兴旺
`;

/** Who greets may go on without a mark: 您好同意. */
export const GREETINGS: readonly string[] = [
  ...each('您 你 侬 大家 各位 你们 老师 早上 上午 中午 下午 晚上 新年 春节 周末 节日 早晨', '好'),
  ...list('早安 午安 晚安 嗨 哈喽 哈啰 哈罗 恁好 您吉祥 幸会'),
  ...phrases('dear, hi, hey, hello, sir, madam, good morning, good afternoon, good evening'),
  ...phrases('hi there, hello there, nihao, ni hao, nin hao'),
];

/** What asks for whatever stands beside it: 麻烦您确认 wants us to confirm. */
export const PLEAS: readonly string[] = [
  ...each(TROUBLE, '- 您 你 你们 您们 各位 大家 老师'),
  ...each('您 你 您们 你们 恁 老师', '辛苦 受累 费心'),
  ...list('唔该 唔该你 唔该您 唔该你地'),
  ...phrases('pls, plz, please, kindly'),
];

/** As WeChat writes its own in a text. */
const EMOTICONS = `
  强 微笑 玫瑰 抱拳 握手 合十 爱心 太阳 鼓掌 呲牙 愉快 胜利 拥抱 咖啡 庆祝 可爱 加油 憨笑 耶 鲜花 ok 比心 鞠躬 赞
  爱你 嘿哈 跳跳 得意 害羞 调皮 烟花 福 礼物 蛋糕
`;

/** What says nothing but how it is said. */
export const COURTESIES: readonly string[] = [
  ...each(THANKS, '- 您 你 您们 你们 大家 侬 恁 老师 各位 您嘞 您啦 你啦 你哋 了 啦 您了 你了'),
  ...each(TROUBLE, '了 啦 您了 你了 您啦 你啦 你们了 您们了 老师了'),
  ...each('给 让', '您 你 你们 您们 老师', '添麻烦了 费心了 受累了 辛苦了'),
  ...each('您 你 你们 您们 恁 老师', '辛苦 受累 费心', '了 啦'),
  ...list('再见 拜拜 回见 回头见 见谅 包涵 多包涵'),
  ...each(
    '祝 祝福 祝愿 恭祝',
    '- 您 你 你们 您们 大家 老师',
    '好 安 顺利 快乐 健康 平安 幸福 愉快',
  ),
  ...each('- 祝 祝您 祝你 祝你们 祝大家 祝老师', WELL_WISHING),
  ...each('请 望 盼', '尽快处理 尽快办理 知悉 处理 办理 谅解 理解 见谅 包涵 多包涵'),
  ...each('- 非常 很 实在 真 十分', '抱歉 不好意思'),
  ...list(
    '对不起 对不住 唔好意思 请多关照 多多关照 此致 敬礼 此致敬礼 敬上 顺颂商祺 此复 特此回复',
  ),
  ...list('唔该晒 唔该哂 谢谢晒 多谢晒 多谢哂 谢谢喽 蟹蟹 阿弥陀佛 3q'),
  ...list('嘿嘿 嘻嘻 么么哒 ^_^ ^-^ ^^ ^o^ ^.^ :) :-) :d (: orz'),
  ...each('[', EMOTICONS, ']'),
  ...phrases('thanks, thank you, thank u, thank you so much, thank you very much, many thanks'),
  ...phrases('thanks a lot, thx, ty, tks, tq'),
  ...phrases('sorry, bye, goodbye, good bye, cheers, regards, mate, best regards, haha, hahaha'),
  ...phrases('xiexie, xie xie, mafan le, xin ku le, thank you sir, much thanks'),
];

/** Interjections, and what softens the end of a sentence. */
export const PARTICLES: readonly string[] = [
  ...list(
    '吧 哈 啊 呀 哦 噢 喔 哟 呦 嘞 咧 啦 哩 咯 喽 啰 呗 撒 噻 嗷 昂 嘎 哇 耶 捏 诶 欸 哎 哎呀',
  ),
  ...list('嗯 嗯嗯 嗯呢 嗯呐 嗯哪 噢噢 哦哦 喂 吖 呐 哈哈 哈哈哈 呵呵 恩 恩恩'),
  ...phrases('lah, la, ah, hor, leh, lor, eh, ya'),
];

/** What says that a text was read, and no more. */
export const ACKNOWLEDGEMENTS: readonly string[] = [
  ...each('- 我 短信 信息 消息 已', '收到 知道 看到 明白 了解 晓得 清楚', '- 了 啦'),
  ...each('- 我', '收到 看到', '短信 信息 消息', '- 了'),
  ...list('收到收到 悉知 已阅 来信收悉 已知悉 知悉 阅'),
  ...phrases('noted, got it, received, i see, shoudao, roger, noted with thanks'),
];
