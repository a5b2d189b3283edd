import { codesOfOne, count, type Kind, may, must, optional } from '../domain/kind.ts';
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
    copy: [
      must('可回复：Y同意,N不同意；“延期3天”延长寄售；“查询”看状态；R拒收推广；HF恢复接收。'),
      may(1, '多件时请加编号。'),
    ],
    example: { recipient: SELLER },
  },
  {
    ...COMMON,
    name: 'ReplyUnclear',
    label: '回复不明',
    purpose: '告知用户其回复未能识别，未作任何操作',
    fields: {
      pending: optional(count(99)),
      codes: optional(codesOfOne('Y')),
      // Where it was a no, or so many days.
      otherCodes: optional(codesOfOne('')),
      days: optional(count(999)),
    },
    copy: [
      must('您有{pending}件商品待确认,', { if: 'codes|otherCodes' }),
      must('请回复{codes}', { unless: 'otherCodes' }),
      must('请在“N”前加编号{otherCodes}', { unless: 'days' }),
      must('请在“延期{days}天”前加编号{otherCodes}'),
      must('抱歉，未能看懂您的回复，未作任何操作', { unless: 'codes|otherCodes' }),
      must('。'),
      must('回复“帮助”可查看用法。', { unless: 'codes|otherCodes' }),
      may(1, '未收到编号前不会作任何操作。', { if: 'codes|otherCodes' }),
    ],
    example: { recipient: SELLER, fields: { pending: 2, codes: ['3287', '5512'] } },
  },
  {
    ...COMMON,
    name: 'ReplyExpired',
    label: '回复已过期',
    purpose: '告知用户其答复的事项已过期或已变更',
    copy: [
      must('您对{item}的回复未生效'),
      must('：事项已过期、已答复或已变更。', { if: 'item' }),
      must('目前没有待您答复的事项，未作任何操作。', { unless: 'item' }),
      may(1, '最新情况请登录APP查看。'),
    ],
    example: { recipient: SELLER, item: WATCH },
  },
  {
    ...COMMON,
    name: 'ReplyNotAllowed',
    label: '回复超出范围',
    purpose: '告知用户其请求未能办理以及可以怎样回复',
    fields: { maxExtendDays: optional(count(365)) },
    copy: [
      must('未能为您延期：最多可延期{maxExtendDays}天'),
      must('，请重新回复，如“延期{maxExtendDays<=3}天”。'),
      must('很抱歉，您的请求未能办理。', { unless: 'maxExtendDays' }),
      may(1, '详情请登录APP查看。', { unless: 'maxExtendDays' }),
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
    copy: [must('您已恢复接收推广短信，每条均附拒收方式。')],
    example: { recipient: SELLER },
  },
];
