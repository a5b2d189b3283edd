import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../bin/copy/lint/draft.ts';
import { RULES } from '../../../bin/copy/lint/rules.ts';
import { lintDraft } from '../../../bin/copy/lint.ts';
import { aDraft } from '../../support/a-draft.ts';

const SIGNED = '【叮咚寄卖】';

const said = (words: string, change: Partial<Draft> = {}): Partial<Draft> => ({
  text: SIGNED + words,
  ...change,
});

const MARKETING = { lane: 'marketing' } as const;
const REPLY = { isReply: true } as const;
const YES_NO = { asks: 'yes-no' } as const;
const EXTEND = { asks: 'extend' } as const;
const TITLE = { title: '限量版镂空陀飞轮', itemCategory: '腕表' } as const;

const PRICE = { variable: 'priceFen', value: '15200' };
const CODE = { variable: 'itemCode', value: '3287328732' };

const inPieces = (...pieces: NonNullable<Draft['pieces']>): Partial<Draft> => ({
  pieces: [SIGNED, ...pieces],
  text: SIGNED + pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join(''),
});

type Twins = readonly [rule: string, bad: Partial<Draft>, offending: string, good: Partial<Draft>];

const TWINS: readonly Twins[] = [
  ['parts', said(`${'字'.repeat(64)}一二三`), '一二三', said('字'.repeat(64))],
  [
    'parts',
    said(`${'字'.repeat(128)}一`, { partsMax: 2 }),
    '一',
    said('字'.repeat(128), { partsMax: 2 }),
  ],
  ['signature', { text: '【叮咚】您好。' }, '【叮咚】您好', said('您好。')],
  ['signature', { text: '您好。【叮咚寄卖】' }, '您好。【叮咚', said('您好。')],
  ['signature', said('您的【腕表】已成交。'), '【腕表】', said('您的腕表已成交。')],
  [
    'suffix',
    said('欢迎看看。', MARKETING),
    '】欢迎看看。',
    said('欢迎看看。拒收请回复R', MARKETING),
  ],
  [
    'suffix',
    said('看看。拒收请回复R。', MARKETING),
    '收请回复R。',
    said('看看。拒收请回复R', MARKETING),
  ],
  [
    'suffix',
    said('拒收请回复R，拒收请回复R', MARKETING),
    '拒收请回复R',
    said('拒收请回复R', MARKETING),
  ],
  ['suffix', said('已成交。拒收请回复R', REPLY), '拒收请回复R', said('如需退订请回复R。', REPLY)],
  ['suffix', said('已成交，退订回T'), '退订', said('已退订，不再发送。', REPLY)],
  ['suffix', said('已成交，发送TD取消'), 'TD', said('已成交。')],
  ['suffix', said('已成交，不想看请回T'), '回T', said('回复Y同意,N不同意', { asks: 'yes-no' })],
  ['glyphs of AWS', said('『腕表』已成交'), '『', said('“腕表”已成交')],
  ['glyphs', said('約15200元'), '約', said('约15200元！')],
  ['glyphs of Aliyun', said('编号#3287'), '#', said('编号3287')],
  ['substance', said(''), '', said('好。')],
  ['substance', said('好。', { unknownNames: ['itme'] }), '{itme}', said('好。')],
  ['glyphs of Tencent', said('已成交✓'), '✓', said('已成交')],
  ['glyphs of Huawei', said('已成交^_^'), '^_^', said('已成交')],
  ['refused words', said('收到后请 回复确认 收货'), '回复确认收货', said('收到后请确认')],
  ['refused words', said('谨防ａ货'), 'A货', said('谨防假货')],
  ['refused words', said('皮-草'), '皮草', said('皮包')],
  ['links', said('详见https://t.cn/A6x'), 'https://t.cn/A6x', said('详见APP')],
  ['links', said('详见www.例'), 'www.', said('详见APP')],
  ['links', said('详见dingdong.com.cn/a，'), 'dingdong.com.cn/a', said('共15200.50元')],
  ['links', said('来信cs@dingdong'), 'cs@dingdong', said('来信')],
  [
    'contact',
    said('致电400-123-4567'),
    '400-123-4567',
    said('致电4001234567', { contact: '4001234567' }),
  ],
  ['contact', said('致电138 0013 8000。'), '138 0013 8000', said('编号13800138000，获12345次浏览')],
  ['contact', said('致电138****8000。'), '138****8000', said('共13800138000.00元，xxxxxxx')],
  ['contact', inPieces('客服95188，编号', CODE), '95188', inPieces('满10000元，编号', CODE)],
  ['contact', { ...inPieces('好。'), ownWords: ['致电95188'] }, '95188', inPieces('好。')],
  ['contact', said('12345678'), '12345678', { text: '【12345678】好', signature: '12345678' }],
  [
    'contact',
    inPieces('客服', '400', '1234567'),
    '4001234567',
    { ...inPieces('客服', '4001234567'), contact: '4001234567' },
  ],
  [
    'adjacent variables',
    inPieces(CODE, PRICE, '元'),
    '{itemCode}{priceFen}',
    inPieces(CODE, '，', PRICE, '元'),
  ],
  [
    'adjacent variables',
    inPieces(CODE, ' ', PRICE, '元'),
    '{itemCode}{priceFen}',
    inPieces(CODE, '售', PRICE, '元'),
  ],
  ['amount', said('共15,200元'), '15,200', said('共15200元')],
  ['amount', said('共¥15200'), '¥15200', said('共15200.50元')],
  ['amount', said('共1.52万元'), '1.52万', said('共15200元，编号3287,3288')],
  ['amount', said('共15200.5元'), '15200.5', said('11月24日12:00前，最多30天')],
  ['amount', inPieces('售价', PRICE, '。'), '15200', inPieces('售价', PRICE, '元。')],
  ['title', said('限量版镂空陀飞轮已成交', TITLE), '限量版镂空陀飞轮', said('腕表已成交', TITLE)],
  ['title', said('限量版镂腕表已成交', TITLE), '限量版镂', said('限量版已成交', { title: '⌚' })],
  [
    'title',
    said('LV包包已成交', { title: 'LV包包' }),
    'LV包包',
    said('包包已成交', { title: 'LV包包' }),
  ],
  [
    'title',
    said('LV「包包」已成交', { title: 'LV包包' }),
    'LV包包',
    said('机械腕表已成交', { title: '机械腕表带盒', itemCategory: '机械腕表' }),
  ],
  ['ask', said('请回复Y或N。', YES_NO), '回复Y或N', said('请回复Y同意,N不同意。', YES_NO)],
  ['ask', said('请登录APP答复。', YES_NO), '', said('请于今天回复Y同意,N不同意。', YES_NO)],
  [
    'ask',
    said('回复延期可延长', EXTEND),
    '回复延期可延长',
    said('回复“延期3天”可延长寄售', EXTEND),
  ],
  ['ask', said('如有疑问请回复1。'), '回复1', said('如有疑问请回复1。', REPLY)],
  ['ask', said('请回Y确认。'), '回Y确认', said('请勿回复本短信，登录APP。')],
  ['ask', said('请答复N。'), '复N', said('请登录APP答复。')],
  ['ask', said('看看请回复1。拒收请回复R', MARKETING), '回复1', said('拒收请回复R', MARKETING)],
];

const offendingOf = (rule: string, change: Partial<Draft>): readonly string[] =>
  lintDraft(aDraft(change)).flatMap((each) => (each.rule.name === rule ? [each.offending] : []));

describe('a rule', () => {
  it.each(TWINS)('%s finds what breaks it: %o: %s', (rule, bad, offending) => {
    expect(offendingOf(rule, bad)).toContain(offending);
  });

  it.each(TWINS)('%s lets the good twin of %o pass', (rule, _bad, _offending, good) => {
    expect(offendingOf(rule, good)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    '%s has been seen to fail',
    (name, rule) => {
      expect(TWINS.map(([each]) => each)).toContain(name);
      expect(rule.says).not.toBe('');
    },
  );
});

describe('a text that keeps every rule', () => {
  it('breaks none, with its pieces or without', () => {
    expect(lintDraft(aDraft())).toEqual([]);
    expect(lintDraft(aDraft(inPieces('编号', CODE, '已成交，成交价', PRICE, '元。')))).toEqual([]);
  });
});
