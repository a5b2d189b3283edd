import type { Kind } from '../domain/kind.ts';

const itemSold: Kind = {
  name: 'ItemSold',
  label: '成交',
  lane: 'transactional',
  category: 'sale',
  critical: true,
  freshnessSeconds: 3 * 86_400,
  requires: { item: true, deadline: false },
  fields: {},
  copy: [
    { rank: 1, required: true, text: '您寄售的{item}已成交' },
    { rank: 2, text: '，成交价{priceFen}' },
    { rank: 3, text: '，请于{deadline}登录APP确认收款方式' },
    { rank: 4, required: true, text: '。' },
    { rank: 5, text: '感谢您的信任。' },
  ],
  example: {
    recipient: { phone: '+8613800138000', userId: 'u-1', role: 'seller' },
    item: { id: 'item-3287', code: '3287', category: '腕表', priceFen: 1_520_000, version: 3 },
    deadlineAfterSeconds: 86_400,
  },
};

export const sale: readonly Kind[] = [itemSold];
