import type { Rule } from './rule.ts';

/** A free way to refuse, in the one form that all carriers take. */
export const REFUSAL_SUFFIX = '拒收请回复R';

export const suffix: Rule = {
  name: 'suffix',
  says:
    `a marketing text ends ${REFUSAL_SUFFIX} and says it once; any other carries neither that ` +
    'nor another way to refuse at its end (Huawei, Tencent: they are filed as another type)',

  find({ text, lane, isReply }) {
    const said = text.split(REFUSAL_SUFFIX).length - 1;
    if (lane !== 'marketing') {
      if (said > 0) return [REFUSAL_SUFFIX];
      // To whoever has just refused or consented, that is what there is to say.
      return isReply ? [] : (text.match(ANOTHER_SUFFIX) ?? []);
    }
    if (!text.endsWith(REFUSAL_SUFFIX)) return [text.slice(-REFUSAL_SUFFIX.length)];
    return said > 1 ? [REFUSAL_SUFFIX] : [];
  },
};

// 退订回T, 回TD退订, 拒收请回复R。
const ANOTHER_SUFFIX =
  /(?:退订|拒收|取消订阅)请?回[^，。；]{0,5}[。！]?$|回复?\w{1,2}(?:退订|拒收|取消订阅)[。！]?$/;
