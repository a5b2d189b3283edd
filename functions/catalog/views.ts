import type { Kind } from '../domain/kind.ts';

const itemViewed: Kind = {
  name: 'ItemViewed',
  label: '有人浏览',
  lane: 'marketing',
  category: 'views',
  critical: false,
  freshnessSeconds: 25 * 3_600,
  requires: { item: true, deadline: false },
  fields: {},
  copy: [
    { rank: 1, required: true, text: '您寄售的{item}今日有人浏览' },
    { rank: 2, text: '，登录APP可查看关注度' },
    { rank: 3, required: true, text: '。' },
  ],
  example: {
    recipient: { phone: '+8613800138000', userId: 'u-1', role: 'seller' },
    item: { id: 'item-3287', code: '3287', category: '腕表', priceFen: 1_600_000, version: 3 },
  },
};

export const views: readonly Kind[] = [itemViewed];
