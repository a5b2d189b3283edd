import { count, type Kind, may, must, optional } from '../domain/kind.ts';
import { BUYER, SELLER } from './people.ts';

const COMMON = {
  lane: 'marketing',
  optional: true,
  category: 'offers',
  critical: false,
  timing: 'recipient-hours',
  freshnessSeconds: 47 * 3_600,
  supersedes: [],
  requires: { item: false, deadline: false },
  fields: {},
} as const;

export const offers: readonly Kind[] = [
  {
    ...COMMON,
    name: 'WinBack',
    label: '沉睡唤回',
    purpose: '向同意接收推广短信的老用户介绍近期行情',
    reader: 'either',
    copy: [must('好久不见，欢迎登录APP看看近期寄售行情。')],
    example: { recipient: SELLER },
  },
  {
    ...COMMON,
    name: 'ExclusivePresale',
    label: '优先售卖通道',
    purpose: '邀请同意接收推广短信的卖家使用优先售卖通道',
    reader: 'seller',
    copy: [
      must('优先售卖通道已为您开放'),
      must('，{deadline}登录APP提交商品'),
      must('，登录APP提交商品', { unless: 'deadline' }),
      may(1, '可优先上架'),
      must('。'),
    ],
    example: { recipient: SELLER, deadlineAfterSeconds: 46 * 3_600 },
  },
  {
    ...COMMON,
    name: 'ItemsRecommended',
    label: '个性化推荐',
    purpose: '向同意接收推广短信的买家推荐新上架商品',
    reader: 'buyer',
    fields: { itemCount: optional(count(999)) },
    copy: [
      must('为您挑选了{itemCount}件新上架商品'),
      must('为您挑选了一批新上架商品', { unless: 'itemCount' }),
      must('，登录APP查看。'),
      // Who is shown what suits them must be able to say no to that: PIPL 24.
      must('不想看推荐可在APP关闭。'),
    ],
    example: { recipient: BUYER, fields: { itemCount: 5 } },
  },
];
