import type { Rule } from './rule.ts';

/** Words for which vendors refuse a text, each with the one whose document names it. */
const REFUSED: Readonly<Record<string, string>> = {
  用户召回: 'Tencent 382/39023, Huawei sms_faq_0003',
  用户拉新: 'Tencent 382/39023, Huawei sms_faq_0003',
  回复确认收货: 'Huawei sms_faq_0003',
  皮草: 'Tencent 382/39023, Huawei sms_faq_0003',
  A货: 'Tencent 382/39023, Huawei sms_faq_0003',
  优惠券推广: 'Tencent 382/39023, Huawei sms_faq_0003',
  优惠券类推广: 'Huawei sms_faq_0003',
  问卷调查: 'Tencent 382/39023, Huawei sms_faq_0003',
};

export const refusedWords: Rule = {
  name: 'refused words',
  says: `no ${Object.keys(REFUSED).join(', ')}, whatever stands between (Tencent 382/39023, Huawei)`,

  find({ text }) {
    const together = text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    return Object.keys(REFUSED).filter((word) => together.includes(word));
  },
};
