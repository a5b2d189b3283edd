import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriersOf } from '../../../bin/copy/carriers.ts';
import { CARRIERS, foreignGlyphs, PUNCTUATION, refusedGlyphs } from '../../../bin/copy/glyphs.ts';
import { decodeGb2312 } from '../../../functions/domain/plain-words.ts';

const ALL = CARRIERS.map(({ name }) => name);

const GB2312 = decodeGb2312();

describe('GB2312', () => {
  it('has 6,763 characters, as the standard says', () => {
    expect(GB2312).toHaveLength(6763);
    expect([GB2312[0], GB2312.at(-1)]).toEqual(['啊', '齄']);
  });
});

describe('what every carrier takes', () => {
  it('is simplified text with our punctuation', () => {
    const plain = fc.constantFrom(...GB2312, ...PUNCTUATION, ...'09azAZ');
    const texts = fc.array(plain).map((characters) => characters.join(''));
    fc.assert(fc.property(texts, (text) => foreignGlyphs(text).length === 0));
  });

  it.each([...'￥[]#『』「」•①→😀é約錶錢賣編號囍'])('is not %s', (character) => {
    expect(foreignGlyphs(`成交${character}，${character}。`)).toEqual([character]);
  });
});

describe.each(CARRIERS)('$name', (carrier) => {
  it('documents no refusal of a mark that we use', () => {
    expect(carrier.refuses.filter((each) => PUNCTUATION.includes(each))).toEqual([]);
    expect(carrier.source).not.toBe('');
  });

  it.each([...carrier.refuses])('refuses %s, by that name', (refused) => {
    expect(refusedGlyphs(carrier, `成交${refused}，${refused}。`)).toEqual([refused]);
  });

  it('refuses what all vendors do', () => {
    const refused = ['¥', '★', '^_^', '&', '√', '※'];
    expect(carrier.refuses).toEqual(expect.arrayContaining(refused));
  });
});

describe('the carriers of a kind', () => {
  const fixed = { text: '欢迎看看。', pieces: ['欢迎看看。'] };
  const varied = { text: '3件', pieces: [{ variable: 'itemCount', value: '3' }, '件'] };
  const MARKETING = { lane: 'marketing' } as const;
  const TRANSACTIONAL = { lane: 'transactional' } as const;

  it('are all, where its words never change', () => {
    expect(carriersOf(MARKETING, [fixed])).toEqual(ALL);
  });

  it('are all but Huawei, where a promotion has a variable', () => {
    expect(carriersOf(MARKETING, [fixed, varied])).toEqual(['AWS', 'Aliyun', 'Tencent']);
    expect(carriersOf(TRANSACTIONAL, [fixed, varied])).toEqual(ALL);
  });

  it('are those who refuse no character of any of its texts', () => {
    const hand = { text: '约☞件', pieces: ['约☞件'] };
    expect(carriersOf(TRANSACTIONAL, [fixed, hand])).toEqual([]);
  });
});
