import { describe, expect, it } from 'vitest';
import { templateOf } from '../../functions/domain/copy/piece.ts';
import type { Reader } from '../../functions/domain/copy/voice.ts';
import { render, word } from '../../functions/domain/copy.ts';
import { type Kind, may, must } from '../../functions/domain/kind.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aText } from '../support/a-text.ts';
import { aReader, aVoice } from '../support/a-voice.ts';
import { aNotification, kind, NOON_MS } from '../support/an-event.ts';

type Change = Readonly<Record<string, unknown>>;

const item = (change: Change) => ({
  item: { id: 'item-1', code: '3287', category: '腕表', ...change },
});

describe('a text', () => {
  it('says what happened, the figure, the deadline, in that order', () => {
    expect(aText('ItemSold')).toBe(
      '【叮咚寄卖】您寄售的腕表（编号3287）以15200元成交，' +
        '请于11月24日12:00前登录APP确认收款方式。感谢您的信任。',
    );
  });

  it('leaves out the layer of which the event has nothing', () => {
    expect(aText('ItemSold', { ...item({}), deadline: undefined })).toBe(
      '【叮咚寄卖】您寄售的腕表（编号3287）已成交，请登录APP确认收款方式。感谢您的信任。',
    );
  });

  it('says another thing where the event lacks what it would speak of', () => {
    expect(aText('ItemViewed')).toContain('（编号3287）今日有人浏览');
    expect(aText('ItemViewed', { viewCount: 37 })).toContain('（编号3287）今日获37次浏览');
  });

  it('gives up the lowest ranks first where one part is too short for all', () => {
    const text = aText('ItemSold', item({ code: '3287328732', priceFen: 1_234_567_899 }));
    expect(text).not.toContain('感谢');
    expect(text).toContain('12345678.99元');
    expect(countParts(text).parts).toBe(1);
  });

  it('shortens the name of the item before it gives up a figure, a deadline or an ask', () => {
    const long = item({ code: '3287328732', category: '复杂功能机械腕表', version: 1 });
    const fen = { proposedPriceFen: 99_999_999_999 };
    expect(aText('PriceProposed', { ...long, ...fen }, {}, { signature: '叮咚寄卖叮咚寄卖' })).toBe(
      '【叮咚寄卖叮咚寄卖】建议将您寄售的编号3287328732调至999999999.99元，' +
        '请于11月24日12:00前回复Y同意,N不同意。',
    );
  });

  it('of marketing ends with the free way to refuse, and no other text carries it', () => {
    expect(aText('ItemViewed')).toMatch(/拒收请回复R$/);
    expect(aText('ItemSold') + aText('BidPlaced')).not.toContain('拒收');
  });

  it('names a telephone number only where one was filed', () => {
    expect(aText('WithdrawalFailed')).not.toMatch(/致电/);
    expect(aText('WithdrawalFailed', {}, {}, { contact: '4001234567' })).toContain(
      '致电4001234567。',
    );
  });

  it('is told to seller and buyer in their own words', () => {
    const to = (role: string) =>
      aText('OrderCancelled', { recipient: { phone: '13800138000', role } });
    expect(to('seller')).toContain('您售出的腕表（编号3287）订单已取消');
    expect(to('buyer')).toContain('您购买的编号3287商品订单已取消');
  });

  it('explains the step to whoever is new, and tells a repeat seller of the market', () => {
    const bid = (reader: Partial<Reader>) => aText('BidPlaced', {}, reader);
    expect(bid({ experience: 'new' })).toContain('是否接受由您决定');
    expect(bid({ experience: 'repeat', marketFen: 1_480_000 })).toContain('成交价约14800元');
    expect(bid({ experience: 'repeat' })).toBe(bid({ experience: 'known' }));
    expect(bid({ experience: 'known', marketFen: 1_480_000 })).not.toContain('同类');
  });

  it('that asks says exactly what to answer', () => {
    expect(aText('PriceProposed')).toContain('请于11月24日12:00前回复Y同意,N不同意。');
    expect(aText('PriceProposed', { deadline: undefined })).toContain('，请回复Y同意,N不同意。');
    const expiring = (maxExtendDays: number) => aText('ConsignmentExpiring', { maxExtendDays });
    expect(expiring(30)).toContain('回复“延期3天”可延长寄售，最多可延30天。');
    expect(expiring(2)).toContain('回复“延期2天”可延长寄售，最多可延2天。');
  });

  it('may have two parts where its kind says so', () => {
    const longer = { parts: 2, because: 'there is much to say' } as const;
    const layers = ['一', '二', '三'].map((word, i) => may(i + 1, word.repeat(50)));
    const long = { ...kind('ReplyHelp'), copy: [must('您好。'), ...layers] };
    const textIn = (kindOf: Kind) =>
      render({ ...aNotification('ReplyHelp'), kind: kindOf }, aVoice(), aReader(), NOON_MS);
    expect(textIn(long)).toMatch(/。一{50}$/);
    expect(textIn({ ...long, longer })).toMatch(/。一{50}二{50}$/);
    expect(countParts(textIn({ ...long, longer })).parts).toBe(2);
  });
});

describe('a text that tells several together', () => {
  it('says how many views of how many items, and of which most', () => {
    const views = { viewCount: 37, itemCount: 2, topCodes: ['3287', '5512', '7744'] };
    expect(aText('ItemViewed', views)).toBe(
      '【叮咚寄卖】您的2件商品今日获37次浏览，最多的是编号3287、5512，' +
        '登录APP可查看关注度。拒收请回复R',
    );
    const repeat = { experience: 'repeat', marketFen: 1_480_000 } as const;
    expect(aText('ItemViewed', views, repeat)).not.toContain('同品类');
    expect(aText('ItemViewed', { topCodes: views.topCodes })).not.toContain('最多');
  });

  it('says how many more bids there were, the highest, and until when it stands', () => {
    const bids = { bidCount: 39, bidFen: 1_600_000, deadline: '2026-11-23T18:00:00+08:00' };
    expect(aText('BidPlaced', bids)).toBe(
      '【叮咚寄卖】您寄售的腕表（编号3287）又有39次出价，最高16000元，请于今天18:00前登录APP答复。',
    );
  });

  it('names the item rather than whose it is, where one part is too short for both', () => {
    const bids = { bidCount: 9_999, bidFen: 99_999_999_999 };
    const text = aText('BidPlaced', bids, {}, { signature: '叮咚寄卖叮咚寄卖' });
    expect(text).toBe(
      '【叮咚寄卖叮咚寄卖】腕表（编号3287）又有9999次出价，最高999999999.99元，' +
        '请于11月24日12:00前登录APP答复。',
    );
    expect(countParts(text).parts).toBe(1);
  });
});

describe('what a text says of an item', () => {
  const TITLE = '百达翡丽5711 “鹦鹉螺”';
  const named = (reader: Partial<Reader>, change: Change = {}) =>
    aText('BidPlaced', item({ title: TITLE, ...change }), reader);

  it('is its category and its code, never its title', () => {
    expect(named({})).toContain('您寄售的腕表（编号3287）有人出价');
    expect(named({})).not.toContain('百达翡丽');
  });

  it('is its code alone, or its title too, for whoever chose so', () => {
    expect(named({ privacy: 'code' })).toContain('您寄售的编号3287商品有人出价');
    expect(named({ privacy: 'full' })).toContain('您寄售的百达翡丽5711 鹦鹉螺（编号3287）有人出价');
  });

  it('is its category where the title says nothing', () => {
    expect(named({ privacy: 'full' }, { title: '★★' })).toContain('您寄售的腕表（编号3287）');
  });

  it('cuts the title to what fits', () => {
    const text = named({ privacy: 'full' }, { title: '限量版镂空陀飞轮万年历机械腕表附表盒' });
    expect(text).toContain('您寄售的限量版镂空陀飞轮万年历机械腕表附（编号3287）');
    expect(countParts(text).parts).toBe(1);
  });

  it.each(['婚戒', ' 婚 戒', '婚戒\u200b', '【婚戒】'])(
    'is its code alone in a sensitive category, however that is written: %j',
    (category) => {
      expect(named({ privacy: 'full' }, { category })).toContain('您寄售的编号3287商品有人');
    },
  );

  it('is its code alone for the other party to a sale, whether its role is given or not', () => {
    const recipient = { phone: '13800138000' };
    for (const change of [{}, { recipient }, { recipient: { ...recipient, role: 'buyer' } }]) {
      const detail = { ...item({ title: TITLE }), ...change };
      const text = aText('OrderShipped', detail, { privacy: 'full' });
      expect(text).toContain('您购买的编号3287商品已发货');
    }
    const toBuyer = { ...item({ title: TITLE }), recipient: { ...recipient, role: 'buyer' } };
    expect(aText('OrderCancelled', toBuyer, { privacy: 'full' })).toContain('编号3287商品');
  });

  it.each([
    ['none', undefined, '商品（编号3287）'],
    ['a long one, cut', '复杂功能机械腕表及配件套装', '复杂功能机械腕表（编号3287）'],
    ['one that would pass for a signature', '【叮咚】表', '叮咚表（编号3287）'],
    ['emoji only', '⌚⌚', '商品（编号3287）'],
    ['letters that not every phone shows', '𠮷祥', '商品（编号3287）'],
    ['one with a space at the cut', '复杂功能机械腕 表', '复杂功能机械腕（编号3287）'],
  ])('has a name whatever the category: %s', (_, category, name) => {
    expect(aText('ItemReceived', item({ category }))).toContain(`您寄售的${name}已入库`);
  });
});

describe('the template of a text', () => {
  it('names its variables, and leaves 元 and 前 to the words around them', () => {
    const notification = aNotification('ItemSold');
    const pieces = word(notification, aVoice(), aReader({ experience: 'known' }), NOON_MS);
    // Biome takes a `${` in quotes for a slip.
    expect(templateOf(pieces).replaceAll('$', '')).toBe(
      '【叮咚寄卖】您寄售的{itemName}（编号{itemCode}）以{soldPriceFen}元成交，' +
        '请于{deadline}前登录APP确认收款方式。感谢您的信任。',
    );
  });
});
