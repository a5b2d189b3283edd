import { count, itemCodes, type Kind, may, must, optional } from '../domain/kind.ts';
import { SELLER, WATCH } from './people.ts';
import { LATELY_SOLD_FOR } from './phrases.ts';

export const views: readonly Kind[] = [
  {
    name: 'ItemViewed',
    label: '有人浏览',
    purpose: '告知卖家寄售商品当日的浏览情况',
    lane: 'marketing',
    optional: true,
    category: 'views',
    critical: false,
    timing: 'recipient-hours',
    freshnessSeconds: 25 * 3_600,
    supersedes: [],
    reader: 'seller',
    requires: { item: true, deadline: false },
    fields: {
      viewCount: optional(count(999_999)),
      itemCount: optional(count(999)),
      topCodes: optional(itemCodes),
    },
    gathers: { by: 'day', counts: 'viewCount', items: 'itemCount', codes: 'topCodes' },
    copy: [
      must('您寄售的{item}', { unless: 'itemCount' }),
      must('您的{itemCount}件商品'),
      must('今日获{viewCount}次浏览'),
      must('今日有人浏览', { unless: 'viewCount' }),
      must('，最多的是编号{topCodes}', { if: 'itemCount' }),
      may(1, '，登录APP可查看关注度'),
      must('。'),
      may(2, LATELY_SOLD_FOR, { for: 'repeat', unless: 'itemCount' }),
    ],
    example: { recipient: SELLER, item: WATCH },
  },
];
