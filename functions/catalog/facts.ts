import { type Fact, money, note, optional, yesNo } from '../domain/kind.ts';
import { SELLER, WATCH } from './people.ts';

const ABOUT_SOMEBODY = {
  lane: null,
  requires: { item: false, deadline: false },
  supersedes: [],
  fields: {},
  example: { recipient: SELLER },
} as const;

const ABOUT_AN_ITEM = {
  ...ABOUT_SOMEBODY,
  requires: { item: true, deadline: false },
  example: { recipient: SELLER, item: WATCH },
} as const;

/** What the platform lets us know and nobody is told. */
export const facts: readonly Fact[] = [
  { ...ABOUT_SOMEBODY, name: 'UserRegistered', label: '用户注册', purpose: '新用户' },
  { ...ABOUT_SOMEBODY, name: 'UserActive', label: '用户活跃', purpose: '用户使用了APP' },
  {
    ...ABOUT_SOMEBODY,
    name: 'UserTierChanged',
    label: '用户等级变化',
    purpose: '用户的等级',
    fields: { tier: optional(note) },
    example: { recipient: SELLER, fields: { tier: 'gold' } },
  },
  {
    ...ABOUT_SOMEBODY,
    name: 'ConsentGiven',
    label: '同意接收推广短信',
    purpose: '同意的证据：来源和时间',
    fields: { via: optional(note) },
    example: { recipient: SELLER, fields: { via: 'app-settings' } },
  },
  {
    ...ABOUT_SOMEBODY,
    name: 'ConsentWithdrawn',
    label: '撤回同意',
    purpose: '此后不发推广短信',
    fields: { via: optional(note) },
    example: { recipient: SELLER, fields: { via: 'app-settings' } },
  },
  {
    ...ABOUT_SOMEBODY,
    name: 'PhoneReassigned',
    label: '号码换人',
    purpose: '号码属于另一人，此前的一切不再适用',
  },
  {
    ...ABOUT_AN_ITEM,
    name: 'PriceConfirmed',
    label: '价格已确认',
    purpose: '卖家确认或拒绝了建议售价',
    supersedes: ['PriceProposed'],
    fields: { accepted: optional(yesNo), priceFen: optional(money) },
    example: { recipient: SELLER, item: WATCH, fields: { accepted: true, priceFen: 1_400_000 } },
  },
  {
    ...ABOUT_AN_ITEM,
    name: 'PayoutConfirmed',
    label: '收款方式已确认',
    purpose: '卖家确认了收款方式',
    supersedes: ['PayoutConfirmationDue'],
  },
  {
    ...ABOUT_AN_ITEM,
    name: 'BidAnswered',
    label: '出价已答复',
    purpose: '卖家接受或拒绝了出价',
    supersedes: ['BidPlaced', 'AuctionEnding'],
    fields: { accepted: optional(yesNo), bidFen: optional(money) },
    example: { recipient: SELLER, item: WATCH, fields: { accepted: true, bidFen: 1_500_000 } },
  },
  {
    ...ABOUT_SOMEBODY,
    name: 'CampaignLaunched',
    label: '活动开始',
    purpose: '一次推广活动',
    requires: { item: false, deadline: false, recipient: false },
    fields: { campaignId: optional(note) },
    example: { recipient: SELLER, fields: { campaignId: 'campaign-1' } },
  },
];
