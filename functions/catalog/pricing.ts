import { type Kind, moneyFen } from '../domain/kind.ts';

const bidPlaced: Kind = {
  name: 'BidPlaced',
  label: '有人出价',
  lane: 'transactional',
  category: 'pricing',
  critical: false,
  freshnessSeconds: 25 * 3_600,
  requires: { item: true, deadline: false },
  fields: { bidFen: moneyFen },
  copy: [
    { rank: 1, required: true, text: '您寄售的{item}有人出价{bidFen}' },
    { rank: 2, text: '，请于{deadline}登录APP答复' },
    { rank: 3, required: true, text: '。' },
    { rank: 4, text: '详情见APP“出价”页。' },
  ],
  example: {
    recipient: { phone: '+8613800138000', userId: 'u-1', role: 'seller' },
    item: { id: 'item-3287', code: '3287', category: '腕表', priceFen: 1_600_000, version: 3 },
    fields: { bidFen: 1_500_000 },
  },
};

export const pricing: readonly Kind[] = [bidPlaced];
