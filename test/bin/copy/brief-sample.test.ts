import { describe, expect, it } from 'vitest';
import { CARRIERS } from '../../../bin/copy/glyphs.ts';
import { lintDraft } from '../../../bin/copy/lint.ts';
import { countParts } from '../../../functions/domain/parts.ts';
import { aDraft } from '../../support/a-draft.ts';

/** The text with which the project was asked for. It breaks the rules that it was to keep. */
const SAMPLE = [
  '【XX寄卖】尊敬的客户,您寄售的LV包包已成功售出,成交价¥15,200,',
  '请登录APP确认收款方式,款项将在买家验货后1-3个工作日内到账,客服电话:400-xxx-xxxx',
].join('');

const offences = (text: string): Readonly<Record<string, readonly string[]>> => {
  const draft = aDraft({ text, signature: 'XX寄卖', title: 'LV包包', itemCategory: '包袋' });
  const found = lintDraft(draft);
  return Object.fromEntries(
    found.map(({ rule }) => [
      rule.name,
      found.filter((each) => each.rule === rule).map(({ offending }) => offending),
    ]),
  );
};

describe('the sample of the brief', () => {
  const found = offences(SAMPLE);

  it('breaks these rules and no other', () => {
    expect(Object.keys(found)).toEqual([
      ...['parts', 'glyphs'],
      ...CARRIERS.map(({ name }) => `glyphs of ${name}`),
      ...['contact', 'amount', 'title'],
    ]);
  });

  it('has 87 units, and so two parts for the price of two', () => {
    expect(countParts(SAMPLE)).toMatchObject({ units: 87, parts: 2 });
    expect(found['parts']).toEqual(['客服电话:400-xxx-xxxx']);
  });

  it.each(CARRIERS.map(({ name }) => name))('has a ¥ that %s refuses', (name) => {
    expect(found[`glyphs of ${name}`]).toEqual(['¥']);
  });

  it('separates thousands', () => {
    expect(found['amount']).toEqual(['15,200']);
  });

  it('names the item to whoever glances at the phone', () => {
    expect(found['title']).toEqual(['LV包包']);
  });

  it('gives a telephone number that was not filed', () => {
    expect(found['contact']).toEqual(['400-xxx-xxxx']);
  });

  it('keeps the rule of the signature', () => {
    expect(found['signature']).toBeUndefined();
    expect(offences(SAMPLE.replace('XX寄卖', 'YY寄卖'))['signature']).toEqual(['【YY寄卖】']);
  });
});

describe('its way to write a code', () => {
  it('has a # that not every carrier takes, and some refuse by name', () => {
    const found = offences('【XX寄卖】您寄售的包袋（编号#3287）已成交。');
    const refused = { 'glyphs of AWS': ['#'], 'glyphs of Aliyun': ['#'] };
    expect(found).toEqual({ glyphs: ['#'], ...refused });
  });
});
