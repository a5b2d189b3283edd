import { money as amount, type Kind, may, must, optional } from '../domain/kind.ts';
import { BUYER, SELLER, WATCH } from './people.ts';

const COMMON = {
  lane: 'transactional',
  category: 'money',
  critical: true,
  timing: 'recipient-hours',
  freshnessSeconds: 3 * 86_400,
  supersedes: [],
  reader: 'seller',
  requires: { item: true, deadline: false },
  fields: { amountFen: optional(amount) },
} as const;

const WITHDRAWAL = {
  ...COMMON,
  // Whoever did not ask for it must know at once.
  timing: 'immediate',
  requires: { item: false, deadline: false },
} as const;

export const money: readonly Kind[] = [
  {
    ...COMMON,
    name: 'PayoutConfirmationDue',
    label: '确认收款方式',
    purpose: '请卖家确认收款方式，以便打款',
    copy: [
      must('您售出的{item}'),
      must('款项{amountFen}，请'),
      must('待打款，请', { unless: 'amountFen' }),
      must('于{deadline}'),
      must('登录APP确认收款方式。'),
      may(1, '确认后安排打款。', { for: 'new' }),
      may(2, '感谢您的信任。'),
    ],
    example: {
      recipient: SELLER,
      item: WATCH,
      fields: { amountFen: 1_368_000 },
      deadlineAfterSeconds: 3 * 86_400,
    },
  },
  {
    ...COMMON,
    name: 'PaymentReceived',
    label: '款项到账',
    purpose: '告知卖家售出商品的款项已到账',
    supersedes: ['ShipmentDue', 'PayoutConfirmationDue'],
    copy: [
      must('您售出的{item}款项已到账'),
      must('，金额{amountFen}'),
      must('。'),
      may(1, '详情请登录APP查看。', { for: 'new' }),
      may(2, '感谢您的信任。'),
    ],
    example: { recipient: SELLER, item: WATCH, fields: { amountFen: 1_368_000 } },
  },
  {
    ...COMMON,
    name: 'RefundIssued',
    label: '退款',
    purpose: '告知买家退款已原路退回',
    reader: 'buyer',
    copy: [
      must('您购买的{item}退款'),
      must('{amountFen}'),
      must('已原路退回。'),
      may(1, '到账时间以支付渠道为准。'),
    ],
    example: { recipient: BUYER, item: WATCH, fields: { amountFen: 1_520_000 } },
  },
  {
    ...WITHDRAWAL,
    name: 'WithdrawalSucceeded',
    label: '提现成功',
    purpose: '告知卖家提现成功',
    copy: [
      must('您已成功提现'),
      must('{amountFen}'),
      must('，请留意到账。'),
      may(1, '如非您本人操作，请立即在APP联系客服。', { unless: 'contact' }),
      may(2, '如非您本人操作，请立即致电{contact}。'),
    ],
    example: { recipient: SELLER, fields: { amountFen: 1_368_000 } },
  },
  {
    ...WITHDRAWAL,
    name: 'WithdrawalFailed',
    label: '提现失败',
    purpose: '告知卖家提现未成功以及下一步操作',
    copy: [
      must('您提现'),
      must('{amountFen}'),
      must('未成功，请登录APP查看原因。'),
      may(1, '如需帮助请致电{contact}。'),
    ],
    example: { recipient: SELLER, fields: { amountFen: 1_368_000 } },
  },
];
