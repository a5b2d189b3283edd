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
export const PUNCTUATION = '，。：；、（）“”【】,.:- ';

/**
 * What a carrier would not take of a text, each once: what it refuses, and whatever is neither in
 * GB2312 nor a letter or digit of ASCII nor in `PUNCTUATION`.
 */
export function refusedGlyphs({ refuses }: Carrier, text: string): readonly string[] {
  const named = refuses.filter((each) => text.includes(each));
  const rest = named.reduce((left, each) => left.replaceAll(each, ' '), text);
  return [...new Set([...named, ...Array.from(rest).filter((each) => !PLAIN.has(each))])];
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The 6,763 characters of GB 2312-80, rows 16 to 87: all that simplified Chinese needs, and what
 * every phone shows. Traditional and rare characters are not among them.
 */
export const GB2312_HAN: readonly string[] = decodeGb2312();

const PLAIN = new Set([...GB2312_HAN, ...ALPHANUMERIC, ...PUNCTUATION]);

function decodeGb2312(): readonly string[] {
  const [ROW_MIN, ROW_MAX, CELL_MIN, CELL_MAX] = [0xb0, 0xf7, 0xa1, 0xfe];
  const bytes: number[] = [];
  for (let row = ROW_MIN; row <= ROW_MAX; row++) {
    for (let cell = CELL_MIN; cell <= CELL_MAX; cell++) bytes.push(row, cell);
  }
  // Five cells of row 55 are empty: the decoder fills them with private characters.
  const text = new TextDecoder('gbk').decode(Uint8Array.from(bytes));
  return text.match(/\p{Script=Han}/gu) ?? [];
}
