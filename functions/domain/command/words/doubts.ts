import { each, list, phrases } from './lists.ts';

/** What holds two of our words side by side, and means something else. */
export const DOUBTS: readonly string[] = [
  ...each('好 行 对 可以 同意 好的', '是', '好 行 对 可以 同意 好的'),
  ...each('好', '麻烦 辛苦 费心 感激 感谢 抱歉 不好意思 打扰 安 难为 不'),
  ...each('是 对', '哦 噢 喔'),
  ...each('- 再 先 要 我 让我', '想想'),
  ...list('请回复 好个'),
  ...list('要想 要再想 想再想 需要再 需要就 要就'),
  ...list('好好的 行行好 得得 可可 就是 就行 就好 就可以 即可 我就 我才 那是 不妥当 真的是'),
  ...phrases(
    'can sell, can agree, can accept, can confirm, can approve, ok can extend, ok can stop, can stop, good good',
  ),
  ...phrases('can extend, can you, can i, can we, can help, can check'),
];
