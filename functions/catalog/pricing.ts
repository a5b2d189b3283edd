import { type Kind, may, money, must, optional } from '../domain/kind.ts';
import { BUYER, SELLER, WATCH } from './people.ts';
import { LATELY_SOLD_FOR } from './phrases.ts';

const COMMON = {
  lane: 'transactional',
  category: 'pricing',
  critical: false,
  timing: 'recipient-hours',
  freshnessSeconds: 25 * 3_600,
  supersedes: [],
  reader: 'seller',
  requires: { item: true, deadline: false },
  fields: {},
} as const;

export const pricing: readonly Kind[] = [
  {
    ...COMMON,
    name: 'BidPlaced',
    label: '有人出价',
    purpose: '告知卖家有买家出价，请其答复',
    fields: { bidFen: money },
    copy: [
      must('您寄售的{item}有人出价{bidFen}，请'),
      must('于{deadline}'),
      must('登录APP答复。'),
      may(1, '接受即成交，不接受则继续寄售。', { for: 'new' }),
      may(2, LATELY_SOLD_FOR, { for: 'repeat' }),
    ],
    example: {
      recipient: SELLER,
      item: WATCH,
      fields: { bidFen: 1_500_000 },
      deadlineAfterSeconds: 86_400,
    },
  },
  {
    ...COMMON,
    name: 'Outbid',
    label: '出价被超过',
    purpose: '告知买家其出价已被超过',
    reader: 'buyer',
    fields: { bidFen: optional(money) },
    copy: [
      must('您对{item}的出价已被超过'),
      must('，最高价{bidFen}'),
      must('，如加价请于{deadline}'),
      may(1, '登录APP操作', { if: 'deadline' }),
      must('。'),
    ],
    example: {
      recipient: BUYER,
      item: WATCH,
      fields: { bidFen: 1_600_000 },
      deadlineAfterSeconds: 7_200,
    },
  },
  {
    ...COMMON,
    name: 'PriceProposed',
    label: '价格调整待确认',
    purpose: '请卖家确认建议的新售价，可回复短信同意或不同意',
    freshnessSeconds: 3 * 86_400,
    // A newer proposal makes the one before it void.
    supersedes: ['PriceProposed'],
    asks: 'yes-no',
    requires: { item: true, itemVersion: true, deadline: false },
    fields: { proposedPriceFen: money },
    copy: [
      must('您寄售的{item}建议调价至{proposedPriceFen}，请'),
      must('于{deadline}'),
      must('回复Y同意,N不同意。'),
      may(1, '未答复则价格不变。', { for: 'new' }),
      may(2, LATELY_SOLD_FOR, { for: 'repeat' }),
    ],
    example: {
      recipient: SELLER,
      item: WATCH,
      fields: { proposedPriceFen: 1_400_000 },
      deadlineAfterSeconds: 86_400,
    },
  },
  {
    ...COMMON,
    name: 'PriceAdjusted',
    label: '价格已调整',
    purpose: '告知卖家售价已调整',
    freshnessSeconds: 3 * 86_400,
    supersedes: ['PriceProposed'],
    copy: [
      must('您寄售的{item}价格已调整'),
      must('，现价{priceFen}'),
      must('。'),
      may(1, '如非您本人同意，请在APP联系客服。', { unless: 'contact' }),
      may(2, '如非您本人同意，请致电{contact}。'),
    ],
    example: { recipient: SELLER, item: { ...WATCH, priceFen: 1_400_000, version: 4 } },
  },
  {
    ...COMMON,
    name: 'AuctionEnding',
    label: '即将流拍',
    purpose: '提醒卖家商品即将流拍，请其决定',
    requires: { item: true, deadline: true },
    fields: { bidFen: optional(money) },
    copy: [
      must('您寄售的{item}即将流拍'),
      must('，最高价{bidFen}'),
      must('，请于{deadline}登录APP答复。'),
      may(1, '接受最高价即成交。', { for: 'new', if: 'bidFen' }),
      may(2, LATELY_SOLD_FOR, { for: 'repeat' }),
    ],
    example: {
      recipient: SELLER,
      item: WATCH,
      fields: { bidFen: 1_450_000 },
      deadlineAfterSeconds: 4 * 3_600,
    },
  },
];
