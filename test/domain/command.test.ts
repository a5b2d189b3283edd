import { describe, expect, it } from 'vitest';
import { understand } from '../../functions/domain/command.ts';

const listed = (text: string): readonly string[] => text.trim().split(/\s*\|\s*/);

const readsOf = (texts: string) => listed(texts).map((text) => [text, understand(text)] as const);
const allAre = (texts: string, means: unknown) =>
  listed(texts).map((text) => [text, means] as const);

// What the corpus does not hold: it is for what people write, and this is for how it is read.
describe('a reply', () => {
  it('is a yes in many words', () => {
    const texts = `同意按这个价格卖 | 就按这个价卖吧 | 可以降价 | 我愿意 | 嗯，同意 | 老师，可以的 | 妥了 | 係呀，唔該 |
      那就卖吧 | 我的表卖了吧 | 收到，同意 | 您好，我是张桂兰，同意 | 同意。王秀英 | 回复:Y | 选Y | y y y | yes yes |
      tong yi | 同意^_^ | 「同意」 | 好的 发自我的 iPad | 𝐘 | ‘Y’ | 您好同意 |
      确认，麻烦您了 | 好，那就卖吧 | 行吧，卖吧 | 按这个价，同意 | 同意[玫瑰] | 闺女，同意 | 麻烦卖了吧 | 同意✅`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'yes' }));
  });

  it('names an item in many ways', () => {
    const texts = `编号3287 同意 | 3287号同意 | 货号：3287，同意 | Y-3287 | Y#3287 | y:3287 | Y（3287） | 3287Y | 【3287】好的 |
      No.3287 同意 | №3287同意 | Y3287 Y3287 | 编号是3287，同意`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'yes', code: '3287' }));
    expect(understand('Y1000')).toEqual({ is: 'yes', code: '1000' });
    expect(understand('Y1234567890')).toEqual({ is: 'yes', code: '1234567890' });
  });

  it('is a no in many words', () => {
    const texts = `不愿意 | 不卖了 | 不能降 | 无法接受，抱歉 | 我不想卖 | 别降价 | 反对 | n n | N 不同意 | I don't agree |
      伐同意 | 不成 | 唔好`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'no' }));
  });

  it('is no refusal where a courtesy or a state is denied', () => {
    const texts = `不用客气 | 不用麻烦了 | 不谢谢 | 不 谢谢 | 不行了 | 不来了 | 不必麻烦 | 无法确认 | i cannot confirm`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
    const refusals = `不，谢谢 | 不要了 | 不降了 | 无法同意 | 谢谢不同意 | 我的回复是N`;
    expect(readsOf(refusals)).toEqual(allAre(refusals, { is: 'no' }));
  });

  it('extends by a week in many words', () => {
    const texts = `延长期限7天 | 延期时间：7天 | 延期:一周 | 延 7 天 | 续7 | 再帮我延期一周吧 | 麻烦把我的手表延期7天 |
      好的延期7天 | 收到，延期7天 | 我最近住院，延期7天 | 替我妈延期7天 | 我是她女儿，帮她延期7天 | 延期7天 李建国 |
      唔該延期七日 | 延期7天，延期七天 | 延期7天 7天 | 7天延期 | 身体不好延期7天 | 不着急，延期7天 |
      延期“7”天 | 延期(7天) | 请尽快帮我延期7天 | 好，那就延期7天吧 | extend one week | yanqi 7 tian | 延期7️⃣天`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'extend', days: 7 }));
  });

  it.each([
    ['延期两个星期', 14],
    ['延期一个半月', 45],
    ['延期俩月', 60],
    ['延期仨月', 90],
    ['延期一百五天', 150],
    ['延期二百五天', 250],
    ['延期一〇五天', 105],
    ['延期卅天', 30],
    ['延期03天', 3],
    ['延期两年', 730],
  ])('counts the days of %s', (text, days) => {
    expect(understand(text)).toEqual({ is: 'extend', days });
  });

  it('is no extension where it says no one number of days', () => {
    const texts = `延期3、5天 | 延期3、3天 | 延期3 5天 | 延期3.3天 | 延期3-3天 | 延期3~5天 | 延期3号 | 延期3月 | 延期一两天 |
      延期十五六天 | 延期百来天 | 延期半天 | 延期一天半 | 延期1.5个月 | 延期三年 | 3天，延期5天 | 延期一百零天 | 延期3287天`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('is no extension where somebody speaks of one', () => {
    const texts = `延期3天再想想 | 已延期3天 | 延期3天了 | 延期3天行不行 | 能延期3天 | can extend 3 days | 我知道延期3天 |
      不急延期3天 | 推迟3天住院 | 延期3天收到 | 不同意延期3天 | Y延期3天 | 卖，延期3天 | 延期3天❌ | 延期3天啦 |
      谢谢延期3天 | 可以帮我延期3天 | 延期3天可以 | 延期3天，收到 | 延期3天，行吧 | 卖不掉就延期3天 | 出差再延期3天 |
      到期了延期3天 | 延期3天不急 | 延期 三 五 天 | 延期（3）5天`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('opts out in many words', () => {
    const texts = `请退订 | 我想退订 | 回T退订 | TD退订 | 别发了 | 不要给我发短信 | 你们不要再发了 | 以后别再给我发广告了 |
      请停止发送 | 停止发送短信 | 不想再收到短信 | 不想收到你们的广告 | 取消短信 | 拒绝广告 | 烦死了，退订 | 太烦了退订 |
      退订！再发投诉！ | N退订 | 不卖，退订 | 我是她女儿，请帮我妈退订 | don't send me sms | 唔好再發廣告俾我 |
      请尽快退订 | 退订，不感兴趣 | 眼睛不好，退订 | 不要再发到我手机上了 | 请帮我退订掉吧 | 退订🖕`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'opt-out' }));
  });

  it('is no opting out where it is turned round, asked, or about a parcel', () => {
    const texts = `不需要退订 | 不想退订 | 要不要退订 | 是否退订 | 退订好不好 |
      退订可以不可以 | 退订不了 | 退订状态 | 恢复退订 | 千万不要退订 |
      来不及退订 | 请问退订 | 别发 | 不要发货 | 不要先发 | 先别发 | 不要我发 | T3287 | TT | T T | 衣服退订 | 她退订 |
      不要再发来了 | 别再发到我家里 | 不用再发了 | 没兴趣退订 | 退订，不急 | 先退订 | 再退订 | 不行就退订 | 谢谢退订 | 退订收到 |
      退订可以 | 回R可以 | 退订什么 | R✗`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('asks for the status, resumes, or needs help', () => {
    const status = '进度？ | 进度怎么样了 | 查一下我的表卖了没有 | 查查 | 看下进度 | cx 谢谢';
    expect(readsOf(status)).toEqual(allAre(status, { is: 'status' }));
    const resuming = '恢复短信 | 重新接收 | 我要恢复 | 取消退订，谢谢 | subscribe | 同意恢复接收';
    expect(readsOf(resuming)).toEqual(allAre(resuming, { is: 'opt-in' }));
    const help = '我需要帮助 | 如何使用 | 该怎么回复 | 怎么回复？ | ?! | 帮助3287';
    expect(readsOf(help)).toEqual(allAre(help, { is: 'help' }));
  });

  it('is no yes where words that touch mean something else', () => {
    const texts = `好麻烦 | 好卖 | 好接受 | 谢谢您好 | 卖的好 |
      卖好的 | 同意收到 | 同意张桂兰 | 编号同意 | 编号3287，编号同意 | 选好的 | 包好的 | 手表没问题 | 可可 | 是王阿姨 | 王阿姨同意 |
      大哥同意 | Y先生您好 | 确认收到 | 我知道可以 | 好的，收到 | 好是好 | 就是 | 行了 | 就行 | 请确认 | 确认价格 | 你们同意 |
      好好的 | 同意。高点 | 不反对 | 不拒绝 |
      麻烦张老师确认 | 麻烦您，确认 | confirm pls | please ok | 感谢成交 | 祝您顺利成交 | 可以谅解 | 老师同意 | 谢老师批准 |
      成交确认 | 报价确认 | 同意的条件 | 收到，确认 | ok, received | Y是 | 回复Y可以`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('is no yes in doubt, to a price, or for somebody else', () => {
    const texts = `可以吧？ | 行么 | Y呢？ | 好嘛 | Y/N | 同意👎 | 同意🤔 | Y.Y | y-y | yn | ÿ | 15000可以 | 14500同意 |
      3287卖 | 14520就同意 | 不卖15000 | 我是她女儿，同意 | 老伴同意 | 您好？ | Y12345678901 | 同意，烦死了 |
      同意，没问题吧 | 确认吧 | 卖啦 | 可以卖，行吧 | 涨价就Y | 同意就卖 | 定价：16888，同意 | 14888这个价可以 | 同意😭 | Y→N |
      Y💩 | 同意💔 | ㊥ | [OK]`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('is no command of somebody or something else', () => {
    const texts = `老板 好 | 客服：好的 | 张姐不卖 | 包，可以 | 货行 | 订单延期3天 | 王姐退订 | 请女儿退订 | 让老师延期一周 |
      我是老师，同意 | 卖老师 | 你们取消短信 | 哇，可以 | 那就可以 | 确认了退订`;
    expect(readsOf(texts)).toEqual(allAre(texts, { is: 'unknown' }));
  });

  it('is none where words that only look like our quote stand beside it', () => {
    const own = `Y\n>先别卖 | Y\n【寄卖】先别卖，我还要考虑一下价格，过几天再说 | Y\n您寄售的编号太低 |
      >16000\nY | Y\n建议将您寄售的价格提高 | 好的\n通过邮件发送 | 好的，用手机发送`;
    const texts = listed(own).map((text) => text.replaceAll('\\n', '\n'));
    expect(texts.map(understand)).toEqual(texts.map(() => ({ is: 'unknown' })));
    const marked =
      '> 【寄卖】建议将您寄售的腕表\n> 调至14000元，请于11月23日10:00前\n> 回复Y同意,N不同意。\nY';
    expect(understand(marked)).toEqual({ is: 'yes' });
  });

  it('is what stands beside a quote or above a signature', () => {
    for (const text of [
      '同意\n从我的 Android 手机发送',
      'Y\r\nGet Outlook for iOS',
      '“【叮咚寄卖】请回复Y同意,N不同意。”\n同意',
      '建议将您寄售的腕表调至14000元，请回复Y同意,N不同意。\n同意',
      'Y\n----- Original Message -----\nN',
      '【寄卖】双11全场8折。\n同意\n拒收请回复R',
      '同意\nSent from my Galaxy S21 Ultra',
      `${'\u200b'.repeat(5000)}Y`,
    ]) {
      expect([text, understand(text)]).toEqual([text, { is: 'yes' }]);
    }
    // Not a signature, and not our quote.
    const own = `Y来自华为手机 | 同意 发自我老公的手机 | Y，通过我的手机发送不出去 | Y Sent from my phone by accident`;
    expect(readsOf(own)).toEqual(allAre(own, { is: 'unknown' }));
    expect(understand('【某某】同意\nY')).toEqual({ is: 'unknown' });
    expect(understand(`Y${'，谢谢'.repeat(120)}`)).toEqual({ is: 'unknown' });
  });
});
