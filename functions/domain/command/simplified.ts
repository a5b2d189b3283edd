/** Each traditional character, or one that is written for another, before the one of our words. */
const PAIRS = `
  價价 們们 個个 兒儿 兩两 別别 務务 動动 勞劳 參叁 叄叁 弍贰 貳贰 陸陆 萬万 傳传 問问 單单 報报 夠够 妳你 媽妈 孫孙 學学
  將将 對对 導导 幫帮 幹干 後后 從从 復复 覆复 複复 態态 愛爱 應应 懇恳 戶户 擾扰 時时 會会 東东 業业 樂乐 樣样 機机 歡欢
  歲岁 沒没 況况 準准 無无 煩烦 爺爷 狀状 現现 產产 畫画 當当 發发 盡尽 確确 碼码 禮礼 種种 節节 範范 簡简 紅红 約约 結结
  給给 絕绝 經经 續续 繼继 緩缓 總总 號号 裡里 裏里 製制 見见 親亲 訂订 訊讯 記记 許许 訴诉 詢询 該该 認认 說说 調调 請请
  諒谅 謝谢 讓让 識识 變变 貨货 購购 費费 資资 賣卖 贊赞 轉转 辦办 這这 進进 過过 還还 邊边 郵邮 錶表 錢钱 鐘钟 鐲镯 鏈链
  長长 門门 開开 閉闭 關关 間间 閱阅 項项 順顺 頭头 題题 願愿 類类 飾饰 體体 麼么 麽么 點点 龍龙 啓启 啟启 咗了 喺在 囉啰
  曬晒 姪侄 嚟来 來来 俾给 畀给 佢他 爲为 為为 處处 遲迟 週周 營营 銷销 廣广 収收 衹只 寶宝 貝贝 師师 強强 劉刘 陳陈 張张
  楊杨 趙赵 黃黄 吳吴 馬马 鄭郑 羅罗 韓韩 馮冯 蘇苏 葉叶 蔣蒋 蘭兰 鳳凤 麗丽 華华 國国 偉伟 軍军 榮荣 貴贵 衛卫 鵬鹏 傑杰
  飛飞 慶庆 義义 雲云 靜静 嬌娇 蓮莲 興兴 財财 閤合 闔阖 勝胜 擇择 議议 異异 輸输 選选 鑽钻 銀银 鋼钢 顧顾 領领 鄰邻 闆板
  閨闺 較较 環环 駁驳 騷骚 屬属 遠远 數数 刪删 儘尽 隻只 臺台 適适 員员 帥帅 鄧邓 盧卢 蕭萧 譚谭 賈贾 韋韦 鄒邹 閻阎 鍾钟
  潔洁 嬸婶 護护 託托 蘋苹 亞亚 輝辉 餘余 樹树 澤泽 潤润 穎颖 塊块 頻频 舉举 墜坠 備备 難难 寬宽 綫线 喇啦 哋地
`;

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g');

/** The text in simplified characters, as far as our words hold them. */
export const simplified = (text: string): string =>
  text.replaceAll(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character);
