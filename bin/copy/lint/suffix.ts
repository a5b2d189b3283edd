import { REFUSAL } from '../../../functions/domain/copy/refusal.ts';
import type { Rule } from './rule.ts';

export const suffix: Rule = {
  name: 'suffix',
  says:
    `a marketing text ends ${REFUSAL} and says it once; any other carries neither that ` +
    'nor a word of refusing (Huawei, Tencent: they are filed as another type)',

  find({ text, lane, isReply }) {
    const said = text.split(REFUSAL).length - 1;
    if (lane !== 'marketing') {
      if (said > 0) return [REFUSAL];
      // To whoever has just refused or consented, that is what there is to say.
      return isReply ? [] : (text.match(REFUSING) ?? []);
    }
    if (!text.endsWith(REFUSAL)) return [text.slice(-REFUSAL.length)];
    return said > 1 ? [REFUSAL] : [];
  },
};

// 退订回T, 回TD退订, 发送TD取消, 不想收请回T.
const REFUSING = /退订|拒收|不想收|取消订阅|\bTD\b|[回复送][TRN](?:[。！]?$|退|取)/;
