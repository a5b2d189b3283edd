import { decodeGb2312 } from '../../functions/domain/plain-words.ts';

/** A way to the phones, with what its reviewers and filters refuse. */
export interface Carrier {
  readonly name: 'AWS' | 'Aliyun' | 'Tencent' | 'Huawei';
  /** Characters, and characters in a row. */
  readonly refuses: readonly string[];
  /** The document that says so. */
  readonly source: string;
}

/** What one vendor or another has sent back: for a carrier whose documents name no characters. */
const ONCE_REFUSED = [
  ...['¥', '★', '&', '√', '※', '[', ']', '^_^'],
  ...['#', '『', '』', '「', '」', 'm²', '•', '①', '→'],
];

export const CARRIERS: readonly Carrier[] = [
  {
    name: 'AWS',
    refuses: ONCE_REFUSED,
    source: 'names none, and sends to the mainland through operators who do',
  },
  {
    name: 'Aliyun',
    refuses: ONCE_REFUSED,
    source:
      'alibabacloud.com/help/doc-detail/425699: simplified Chinese and English characters only',
  },
  {
    name: 'Tencent',
    refuses: ['¥', '★', '^_^', '&', '☞', '✓', '√', '※'],
    source: 'cloud.tencent.com/document/product/382/39023, and reasons for rejection 382/42834',
  },
  {
    name: 'Huawei',
    refuses: ['¥', '★', '^_^', '&', '√', '※', '[', ']'],
    source: 'support.huaweicloud.com/msgsms_faq/sms_faq_0003',
  },
];

/** Beside letters and digits. No carrier's document refuses any of these. */
export const PUNCTUATION = '，。：；、！？（）“”《》【】,.:-/%() ';

/** What this carrier refuses by name of a text, each once. */
export const refusedGlyphs = ({ refuses }: Carrier, text: string): readonly string[] =>
  refuses.filter((each) => text.includes(each));

/** What is neither in GB2312 nor a letter or digit of ASCII nor in `PUNCTUATION`, each once. */
export const foreignGlyphs = (text: string): readonly string[] => [
  ...new Set(Array.from(text).filter((each) => !PLAIN.has(each))),
];

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const PLAIN = new Set([...decodeGb2312(), ...ALPHANUMERIC, ...PUNCTUATION]);
