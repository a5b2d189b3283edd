import { each, list, phrases } from './lists.ts';

/** Before an item's code. */
export const CODE_MARKS: readonly string[] = [
  ...each('- 商品 物品 寄售 寄卖 我的 产品 包的 表的', '编号 货号 编码 代码 号码', '- 为 是'),
  ...list('商品号 物品号 寄售号 寄卖号 单品号 款号 编 code item id no.'),
  ...phrases('for item, for my item'),
];

/** Behind an item's code: 5512号. */
export const CODE_TAILS: readonly string[] = [
  ...each('号', '- 商品 物品 表 包 那个 那件 这件 这个 货'),
  ...each('的', '表 手表 腕表 包 手袋 项链 戒指 手镯'),
  ...list('那款 这款 这单 的 嘅'),
];
