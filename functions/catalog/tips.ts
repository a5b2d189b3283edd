import { type Kind, may, must, oneOf, optional } from '../domain/kind.ts';
import { SELLER } from './people.ts';

/** One thing to learn a text. */
const TIPS = {
  photos: '自然光下多角度拍摄，更易获得关注',
  pricing: '参考同品类近期成交价定价，更易成交',
  condition: '如实说明瑕疵，可减少退货',
  accessories: '附上购买凭证和配件，有助估价',
  bids: '收到出价后尽快答复，更易成交',
  payout: '提前设置收款方式，便于收款',
};

export const tips: readonly Kind[] = [
  {
    name: 'NewSellerTip',
    label: '新手教育系列',
    purpose: '向同意接收推广短信的新卖家介绍寄售技巧',
    lane: 'marketing',
    optional: true,
    category: 'tips',
    critical: false,
    timing: 'recipient-hours',
    freshnessSeconds: 47 * 3_600,
    supersedes: [],
    reader: 'seller',
    requires: { item: false, deadline: false },
    fields: { tip: optional(oneOf(TIPS)) },
    copy: [
      must('寄售小贴士：'),
      must('{tip}。'),
      must('定价合理、照片清晰的商品更易成交。', { unless: 'tip' }),
      may(1, '更多技巧见APP。'),
    ],
    example: { recipient: SELLER, fields: { tip: 'pricing' } },
  },
];
