import { codes, count, type Kind, may, must, optional } from '../domain/kind.ts';
import { SELLER, WATCH } from './people.ts';

const COMMON = {
  lane: 'transactional',
  category: 'reply',
  critical: false,
  // Its reader has just written.
  timing: 'immediate',
  freshnessSeconds: 3_600,
  supersedes: [],
  reader: 'either',
  requires: { item: false, deadline: false },
  fields: {},
} as const;

/** What dingdong answers by itself to whoever has written to it. */
export const reply: readonly Kind[] = [
  {
    ...COMMON,
    name: 'ReplyHelp',
    label: '回复帮助',
    purpose: '答复用户可以回复哪些内容',
    longer: { parts: 2, because: 'who has no app learns from it alone what to answer' },
    copy: [
      must('您可以回复：Y同意，N不同意；“延期3天”延长寄售；“查询”了解商品状态；'),
      must('R不再接收推广短信，HF恢复接收。'),
      may(1, '多件商品时请加编号，如“Y3287”。'),
      may(2, '客服{contact}。'),
    ],
    example: { recipient: SELLER },
  },
  {
    ...COMMON,
    name: 'ReplyUnclear',
    label: '回复不明',
    purpose: '告知用户其回复未能识别，未作任何操作',
    fields: { codes: optional(codes) },
    copy: [
      must('您有多件商品待确认,请回复{codes}'),
      must('抱歉，未能看懂您的回复，未作任何操作', { unless: 'codes' }),
      must('。'),
      must('回复“帮助”可查看用法。', { unless: 'codes' }),
      may(1, '未收到编号前不会作任何操作。', { if: 'codes' }),
    ],
    example: { recipient: SELLER, fields: { codes: ['3287', '5512'] } },
  },
  {
    ...COMMON,
    name: 'ReplyExpired',
    label: '回复已过期',
    purpose: '告知用户其答复的事项已过期或已变更',
    copy: [
      must('您答复的事项', { unless: 'item' }),
      must('您就{item}答复的事项'),
      must('已过期或已变更，未作任何操作。'),
      may(1, '最新情况请登录APP查看。'),
    ],
    example: { recipient: SELLER, item: WATCH },
  },
  {
    ...COMMON,
    name: 'ReplyNotAllowed',
    label: '回复超出范围',
    purpose: '告知用户其请求超出允许范围以及可以怎样回复',
    fields: { maxExtendDays: optional(count(365)) },
    copy: [
      must('您的请求超出允许范围，未作任何操作。'),
      must('最多可延期{maxExtendDays}天，请回复如“延期{maxExtendDays<=3}天”。'),
      may(1, '详情请登录APP查看。'),
    ],
    example: { recipient: SELLER, item: WATCH, fields: { maxExtendDays: 30 } },
  },
  {
    ...COMMON,
    name: 'OptOutConfirmed',
    label: '退订确认',
    purpose: '确认用户已退订推广短信',
    copy: [
      must('您已退订推广短信，今后不再发送，交易通知不受影响。'),
      may(1, '如需恢复请回复HF。'),
    ],
    example: { recipient: SELLER },
  },
  {
    ...COMMON,
    name: 'OptInConfirmed',
    label: '恢复订阅确认',
    purpose: '确认用户已恢复接收推广短信',
    copy: [must('您已恢复接收推广短信，如需退订请回复R。')],
    example: { recipient: SELLER },
  },
];
