/** The text in simplified characters, as far as our words hold them. */
export function simplified(text: string): string {
  let result = '';
  for (const character of text) result += SIMPLIFIED.get(character) ?? character;
  return result;
}

/** Traditional or variant, then simplified. */
const PAIRS = `
  價价 們们 個个 兒儿 兩两 別别 務务 動动 勞劳 參叁 叄叁 弍贰 貳贰 陸陆 萬万 佈布 併并 傳传
  問问 單单 圖图 報报 壓压 夠够 奶奶 妳你 媽妈 孫孙 學学 寄寄 將将 對对 導导 屆届 幫帮 幹干
  後后 從从 復复 覆复 複复 態态 愛爱 應应 懇恳 懶懒 戶户 擾扰 擔担 攪搅 擋挡 擱搁 攏拢 敵敌
  時时 書书 會会 東东 業业 樂乐 樣样 樓楼 機机 權权 款款 歡欢 歲岁 沒没 況况 淚泪 準准 溝沟
  滿满 漢汉 無无 煩烦 爺爷 狀状 獎奖 現现 瑣琐 產产 畫画 當当 發发 盡尽 睏困 確确 碼码 禮礼
  稱称 種种 穩稳 節节 範范 簡简 簽签 籤签 糾纠 紅红 約约 級级 結结 給给 統统 絕绝 經经 緊紧
  綫线 線线 續续 繼继 網网 緩缓 總总 聯联 職职 聽听 聲声 脫脱 與与 舊旧 號号 裡里 裏里 補补
  製制 見见 親亲 覺觉 觀观 計计 訂订 訊讯 記记 許许 訴诉 詢询 試试 該该 話话 認认 誤误 說说
  課课 調调 請请 諒谅 謝谢 證证 讓让 識识 變变 貨货 購购 費费 資资 賣卖 賬账 贊赞 趕赶 轉转
  辦办 這这 連连 進进 運运 過过 達达 還还 邊边 郵邮 錶表 錢钱 錯错 鐘钟 鐲镯 鏈链 長长 門门
  開开 閉闭 關关 間间 閱阅 隨随 際际 電电 項项 順顺 頭头 題题 願愿 類类 飾饰 飯饭 體体 麼么
  麽么 麻麻 點点 齊齐 龍龙 哋地 緒绪 拋抛 啓启 啟启 咗了 喺在 囉啰 喇啦 曬晒 諗谂 嬤嬷 姪侄
  嚟来 來来 俾给 畀给 佢他 她她 爲为 為为 處处 遲迟 週周 終终 營营 銷销 廣广 壹壹 拒拒 収收
  衹只 衆众 寶宝 貝贝 師师 傅傅 強强 淨净 劉刘 陳陈 張张 楊杨 趙赵 黃黄 吳吴 孫孙 馬马 鄭郑
  羅罗 宋宋 韓韩 馮冯 蘇苏 葉叶 許许 蔣蒋 蘭兰 鳳凤 麗丽 華华 國国 偉伟 軍军 榮荣 貴贵 衛卫
  紅红 鵬鹏 傑杰 飛飞 慶庆 義义 連连 雲云 靜静 嬌娇 蓮莲 愉愉 興兴 財财 閤合 闔阖 壽寿 勝胜
`;

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair) => [...pair])
    .map(([traditional = '', plain = '']) => [traditional, plain]),
);
