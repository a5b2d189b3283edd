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
      may(1, '是否接受由您决定。', { for: 'new' }),
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
    supersedes: ['Outbid'],
    reader: 'buyer',
    fields: { bidFen: optional(money) },
    copy: [
      must('您对{item}的出价已被超过'),
      must('，最高价{bidFen}'),
      must('，可于{deadline}加价'),
      must('。'),
      may(1, '加价请登录APP。'),
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
      must('建议将您寄售的{item}调至{proposedPriceFen}，请'),
      must('于{deadline}'),
      must('回复Y同意,N不同意。'),
      may(1, '现价{priceFen}。'),
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
      may(1, '如有疑问可在APP联系客服。', { unless: 'contact' }),
      may(2, '如有疑问请致电{contact}。'),
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
      must('，请于{deadline}登录APP处理。'),
      may(1, '是否接受由您决定。', { for: 'new', if: 'bidFen' }),
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
