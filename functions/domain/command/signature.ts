/**
 * A line without the words that a phone adds to its end: `好的 发自我的iphone`. They are the rest of
 * the line, and hold nothing but a device: `来自手机误触` is said by whoever writes.
 * @param line folded
 */
export function withoutSignature(line: string): string {
  // What is longer is no signature, and is not searched.
  const from = Math.max(0, line.length - SIGNATURE_MAX);
  const isWhole = ALONE.test(line.slice(from)) && from === 0;
  const at = isWhole ? 0 : line.slice(from).search(SIGNATURE);
  return at < 0 ? line : line.slice(0, from + at);
}

const SIGNATURE_MAX = 50;

const NAMED = `(?:${[
  ...['iphone', 'ipad', 'android', '安卓', '华为', '小米', '红米', '荣耀', '三星', '一加', '魅族'],
  ...['苹果', '努比亚', '真我', 'galaxy', 'huawei', 'xiaomi', 'redmi', 'honor', 'samsung', 'oppo'],
  ...['vivo', 'realme', 'oneplus', 'mate', 'nova', 'pixel', 'nokia', 'windows', 'iqoo', 'outlook'],
].join('|')})`;
const THING = '(?:智能)?(?:手机|平板电脑|平板|电脑|邮箱|邮件|客户端)';
/** Pro Max, Mate60, S21 */
const MODEL =
  '(?:pro|max|plus|ultra|mini|note|mate|nova|reno|magic|fold|flip|find|se|lite|air|5g|[a-z]{0,6}[0-9]{1,4}[a-z+]{0,5})';
const PHONE = `(?:${NAMED}(?:[ -]?${MODEL}(?:[ -]${MODEL}){0,3})? ?(?:手机|平板)?|(?:智能)?手机|平板)`;
const DEVICE = `(?:${NAMED}(?:[ -]?${MODEL}(?:[ -]${MODEL}){0,3})? ?(?:${THING})?|${THING})`;

const THING_IN_LETTERS = '(?:phone|mobile|mobile phone|smartphone|device|mail|yahoo mail)';
const IN_LETTERS = `(?:${NAMED}(?:[ -]${MODEL}){0,4}|${THING_IN_LETTERS})`;
const OF_WHAT = `${IN_LETTERS}(?: ${IN_LETTERS})?(?: (?:for|on) (?:ios|${IN_LETTERS}))?`;

// Beside an answer it may say how something is to be sent: 好的，用邮箱发送.
const SIGNS = [
  `(?:发自|来自|发送自)(?:我的?)? ?${DEVICE}(?:发送)?`,
  `由(?:我的?)? ?${PHONE} ?(?:发送|发出)`,
  `sent from (?:my |an? )?${OF_WHAT}`,
  'get outlook for (?:ios|android)',
];
const SIGNS_ALONE = [
  `(?:从|通过|使用|用)(?:我的?)? ?${PHONE} ?(?:发送|发出)`,
  `sent (?:via|with|on) (?:my |an? )?${OF_WHAT}`,
];
const ALONE = new RegExp(`^(?:${[...SIGNS, ...SIGNS_ALONE].join('|')})[.。!]?$`, 'u');
const SIGNATURE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SIGNS.join('|')})[.。!]?$`, 'u');
