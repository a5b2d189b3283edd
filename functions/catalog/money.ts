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
      must('您售出的{item}待确认收款'),
      may(1, '方式'),
      must('，款项{amountFen}'),
      must('，请'),
      must('于{deadline}'),
      must('登录APP确认。'),
      may(2, '确认后即安排打款。', { for: 'new' }),
      may(3, '感谢您的信任。'),
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
    supersedes: ['PayoutConfirmationDue'],
    copy: [
      must('您售出的{item}款项已到账'),
      must('，金额{amountFen}'),
      must('。'),
      may(1, '登录APP即可提现。', { for: 'new' }),
      may(2, '感谢您的信任，期待再次为您服务。'),
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
      must('您购买的{item}已退款'),
      must('{amountFen}'),
      must('，款项将原路退回。'),
      may(1, '到账时间以银行为准。'),
    ],
    example: { recipient: BUYER, item: WATCH, fields: { amountFen: 1_520_000 } },
  },
  {
    ...WITHDRAWAL,
    name: 'WithdrawalSucceeded',
    label: '提现成功',
    purpose: '告知卖家提现成功',
    copy: [
      must('您的提现'),
      must('{amountFen}'),
      must('已成功，请留意银行到账。'),
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
      must('您的提现'),
      must('{amountFen}'),
      must('未成功，款项仍在您的账户，请登录APP核对收款信息后重试。'),
      may(1, '如需帮助请致电{contact}。'),
    ],
    example: { recipient: SELLER, fields: { amountFen: 1_368_000 } },
  },
];
