import { type Kind, may, money, must, optional } from '../domain/kind.ts';
import { BUYER, SELLER, WATCH } from './people.ts';

const COMMON = {
  lane: 'transactional',
  category: 'sale',
  critical: true,
  timing: 'recipient-hours',
  freshnessSeconds: 3 * 86_400,
  supersedes: [],
  reader: 'seller',
  requires: { item: true, deadline: false },
  fields: {},
} as const;

/** What is idle to say of an item once it is sold. */
const BEFORE_A_SALE = [
  ...['ItemReceived', 'ReviewApproved', 'ItemListed', 'ConsignmentExpiring', 'ConsignmentExtended'],
  ...['ItemUnsold', 'BidPlaced', 'PriceProposed', 'PriceAdjusted', 'AuctionEnding', 'ItemViewed'],
];

export const sale: readonly Kind[] = [
  {
    ...COMMON,
    name: 'ItemSold',
    label: '成交',
    purpose: '告知卖家寄售商品已成交，请其确认收款方式',
    supersedes: BEFORE_A_SALE,
    // What it was offered for may not be what it went for.
    fields: { soldPriceFen: optional(money) },
    copy: [
      must('您寄售的{item}'),
      must('以{soldPriceFen|priceFen}成交，请'),
      must('已成交，请', { unless: 'soldPriceFen|priceFen' }),
      must('于{deadline}'),
      must('登录APP确认收款方式。'),
      may(1, '买家验货后安排打款。', { for: 'new' }),
      may(2, '感谢您的信任。'),
    ],
    example: { recipient: SELLER, item: WATCH, deadlineAfterSeconds: 86_400 },
  },
  {
    ...COMMON,
    name: 'OrderPlaced',
    label: '下单成功',
    purpose: '告知买家下单成功',
    timing: 'immediate',
    supersedes: ['Outbid'],
    reader: 'buyer',
    fields: { amountFen: optional(money) },
    copy: [
      must('您已成功下单{item}'),
      must('，金额{amountFen|priceFen}'),
      must('。'),
      may(1, '发货后会短信告知您。'),
    ],
    example: { recipient: BUYER, item: WATCH },
  },
  {
    ...COMMON,
    name: 'ShipmentDue',
    label: '发货提醒',
    purpose: '提醒卖家按时发货',
    requires: { item: true, deadline: true },
    copy: [
      must('您售出的{item}待发货，请于{deadline}发出。'),
      may(1, '发出后请在APP填写运单号。', { for: 'new' }),
      may(2, '感谢您的配合。'),
    ],
    example: { recipient: SELLER, item: WATCH, deadlineAfterSeconds: 2 * 86_400 },
  },
  {
    ...COMMON,
    name: 'OrderShipped',
    label: '已发货',
    purpose: '告知买家商品已发货',
    supersedes: ['OrderPlaced'],
    reader: 'buyer',
    copy: [must('您购买的{item}已发货，请留意查收。'), may(1, '签收前请检查外包装。')],
    example: { recipient: BUYER, item: WATCH },
  },
  {
    ...COMMON,
    name: 'OrderCancelled',
    label: '订单取消',
    purpose: '告知买卖双方订单已取消',
    // Or it is sent off before breakfast.
    timing: 'immediate',
    supersedes: ['ItemSold', 'OrderPlaced', 'ShipmentDue', 'OrderShipped', 'PayoutConfirmationDue'],
    reader: 'either',
    copy: [
      must('您售出的{item}订单已取消，请勿发货。', { for: 'seller' }),
      must('您购买的{item}订单已取消。', { for: 'buyer' }),
      may(1, '如已寄出，请在APP联系客服。', { for: 'seller' }),
      may(2, '如已付款，请登录APP查看退款进度。', { for: 'buyer' }),
      may(3, '客服{contact}。'),
    ],
    example: { recipient: SELLER, item: WATCH },
  },
];
