import { type Kind, may, money, must, oneOf, optional } from '../domain/kind.ts';
import { SELLER, WATCH } from './people.ts';

/** Where an item may stand, in the words of a text. */
const STATUSES = {
  received: '已入库',
  'in-review': '审核中',
  rejected: '未通过审核',
  approved: '待上架',
  listed: '在售',
  unsold: '未成交',
  delisted: '已下架',
  sold: '已成交',
  'shipment-due': '待发货',
  shipped: '已发货',
  delivered: '已签收',
  'payout-due': '待打款',
  paid: '已打款',
  cancelled: '订单已取消',
  'return-due': '待取回',
  returned: '已退回',
};

export const status: readonly Kind[] = [
  {
    name: 'StatusReported',
    label: '查询结果',
    purpose: '答复用户短信查询的商品状态',
    lane: 'transactional',
    category: 'status',
    critical: false,
    // Its reader has just asked.
    timing: 'immediate',
    freshnessSeconds: 3_600,
    supersedes: [],
    reader: 'either',
    requires: { item: false, deadline: false },
    fields: { status: optional(oneOf(STATUSES)), bidFen: optional(money) },
    copy: [
      must('您寄售的{item}', { for: 'seller' }),
      must('您的{item}', { for: 'buyer' }),
      must('您的商品', { unless: 'item' }),
      must('目前{status}'),
      must('，最高出价{bidFen}', { if: 'status' }),
      must('。', { if: 'status' }),
      must('状态请登录APP查看。', { unless: 'status' }),
      may(1, '更多详情请登录APP查看。', { if: 'status' }),
    ],
    example: { recipient: SELLER, item: WATCH, fields: { status: 'listed', bidFen: 1_500_000 } },
  },
];
