import { describe, expect, it } from 'vitest';
import { render } from '../../functions/domain/copy.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const VOICE = { signature: '叮咚寄卖', timeZone: 'Asia/Shanghai' };

const textOf = (kind: string, change: Readonly<Record<string, unknown>> = {}) =>
  render(aNotification(kind, change), VOICE, NOON_MS);

const item = (change: Readonly<Record<string, unknown>>) => ({
  item: { id: 'item-1', code: '3287', category: '腕表', ...change },
});

describe('a text', () => {
  it('says what happened, the figure, the deadline, in that order', () => {
    expect(textOf('ItemSold')).toBe(
      '【叮咚寄卖】您寄售的腕表（编号3287）已成交，成交价15200元，' +
        '请于11月24日12:00前登录APP确认收款方式。感谢您的信任。',
    );
  });

  it('leaves out the layer of which the event has nothing', () => {
    expect(textOf('ItemSold', { ...item({}), deadline: undefined })).toBe(
      '【叮咚寄卖】您寄售的腕表（编号3287）已成交。感谢您的信任。',
    );
  });

  it('gives up the lowest ranks first where one part is too short for all', () => {
    const text = textOf('ItemSold', item({ code: '3287328732', priceFen: 1_234_567_899 }));
    expect(text).not.toContain('感谢');
    expect(text).toContain('12345678.99元');
    expect(countParts(text).parts).toBe(1);
  });

  it('of marketing ends with the free way to refuse, and no other text carries it', () => {
    expect(textOf('ItemViewed')).toMatch(/拒收请回复R$/);
    expect(textOf('ItemSold') + textOf('BidPlaced')).not.toContain('拒收');
  });
});

describe('what a text says of an item', () => {
  it('is its category and its code, never its title', () => {
    const text = textOf('ItemSold', item({ title: '百达翡丽5711' }));
    expect(text).toContain('腕表（编号3287）');
    expect(text).not.toContain('百达翡丽');
  });

  it.each([
    ['none', undefined, '商品（编号3287）'],
    ['a long one, cut', '复杂功能机械腕表及配件套装', '复杂功能机械腕表（编号3287）'],
    ['one that would pass for a signature', '【叮咚】表', '叮咚表（编号3287）'],
    ['emoji only', '⌚⌚', '商品（编号3287）'],
    ['letters outside the basic plane', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷（编号3287）'],
  ])('has a name whatever the category: %s', (_, category, name) => {
    expect(textOf('BidPlaced', item({ category }))).toContain(`您寄售的${name}有人出价`);
  });
});

describe('figures', () => {
  it.each([
    [1_500_000, '15000元'],
    [1_500_050, '15000.50元'],
    [1, '0.01元'],
    [100_000_000_000, '1000000000元'],
  ])('of %i fen read %s', (bidFen, words) => {
    expect(textOf('BidPlaced', { bidFen })).toContain(`出价${words}`);
  });

  it.each([
    ['2026-11-23T18:00:00+08:00', '今天18:00前'],
    ['2026-11-23T16:30:00Z', '11月24日00:30前'],
    ['2026-12-01T09:05:00+08:00', '12月1日09:05前'],
  ])('of the deadline %s read %s in the zone of the deployment', (deadline, words) => {
    expect(textOf('BidPlaced', { deadline })).toContain(`请于${words}`);
  });
});
