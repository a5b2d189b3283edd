import type { Kind } from '../../functions/domain/kind.ts';
import { CARRIERS, type Carrier, foreignGlyphs, refusedGlyphs } from './glyphs.ts';
import type { Sample } from './samples.ts';

/** The carriers with whom texts of a kind can be filed, in the order of `CARRIERS`. */
export function carriersOf(
  { lane }: Pick<Kind, 'lane'>,
  samples: readonly Pick<Sample, 'pieces' | 'text'>[],
): readonly Carrier['name'][] {
  const isVaried = samples.some(({ pieces }) => pieces.some((piece) => typeof piece !== 'string'));
  const takes = (carrier: Carrier) =>
    !(lane === 'marketing' && isVaried && FIXED_PROMOTIONS.includes(carrier.name)) &&
    samples.every(
      ({ text }) => [...refusedGlyphs(carrier, text), ...foreignGlyphs(text)].length === 0,
    );
  return CARRIERS.filter(takes).map(({ name }) => name);
}

/**
 * Whose promotional texts take no variables: support.huaweicloud.com/msgsms_faq/sms_faq_0003,
 * 推广短信不支持变量，模板只能为纯固定文本.
 */
const FIXED_PROMOTIONS: readonly Carrier['name'][] = ['Huawei'];
