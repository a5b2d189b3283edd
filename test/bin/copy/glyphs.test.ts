import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriersOf } from '../../../bin/copy/carriers.ts';
import { CARRIERS, GB2312_HAN, PUNCTUATION, refusedGlyphs } from '../../../bin/copy/glyphs.ts';

const ALL = CARRIERS.map(({ name }) => name);

const VENDORS_REFUSE = '¥ ￥ ★ & √ ※ [ ] ^_^ # 『 』 「 」 m² • ① → 😀 é'.split(' ');

describe('GB2312', () => {
  it('has 6,763 characters, as the standard says', () => {
    expect(GB2312_HAN).toHaveLength(6763);
    expect([GB2312_HAN[0], GB2312_HAN.at(-1)]).toEqual(['啊', '齄']);
  });
});

describe.each(CARRIERS)('$name', (carrier) => {
  it('takes any simplified text with our punctuation', () => {
    const plain = fc.constantFrom(...GB2312_HAN, ...PUNCTUATION, ...'09azAZ');
    const texts = fc.array(plain).map((characters) => characters.join(''));
    fc.assert(fc.property(texts, (text) => refusedGlyphs(carrier, text).length === 0));
  });

  it('documents no refusal of a mark that we use', () => {
    expect(carrier.refuses.filter((each) => PUNCTUATION.includes(each))).toEqual([]);
    expect(carrier.source).not.toBe('');
  });

  it.each([...carrier.refuses])('refuses %s, by that name', (refused) => {
    expect(refusedGlyphs(carrier, `成交${refused}，${refused}。`)).toEqual([refused]);
  });

  it.each(VENDORS_REFUSE)('gets no text with %s from us', (refused) => {
    expect(refusedGlyphs(carrier, `成交${refused}。`)).not.toEqual([]);
  });

  it.each([...'約錶錢賣編號囍'])('refuses a traditional or rare character: %s', (character) => {
    expect(refusedGlyphs(carrier, `成交${character}。`)).toEqual([character]);
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
    const odd = { text: '约[3]件', pieces: ['约[3]件'] };
    expect(carriersOf(TRANSACTIONAL, [fixed, odd])).toEqual([]);
  });
});
