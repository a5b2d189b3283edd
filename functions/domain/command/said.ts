/**
 * What somebody wrote, without our SMS that the phone quotes beside it and the line that a phone
 * signs with.
 * @param folded the whole reply
 */
export function said(folded: string): string {
  const lines = folded
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const unquoted = lines.filter((line) => !isQuoted(line));
  const quoteAt = unquoted.findIndex(isDivider);
  const own = quoteAt < 0 ? unquoted : unquoted.slice(0, quoteAt);
  // More lines are no answer, with or without a phone's.
  return own.length > LINES_MAX ? own.join('\n') : own.map(withoutSignature).join('\n').trim();
}

const LINES_MAX = 300;

/** `---原短信---`, `----- Original Message -----`: all below was said before. */
function isDivider(line: string): boolean {
  if (line.length > DIVIDER_MAX) return false;
  const words = line.replaceAll(RULE, '');
  return DIVIDERS.has(words) && (words !== line || ALONE.has(words));
}

const DIVIDER_MAX = 100;
const RULE = /[-=_*—─~\s:[\]<>]/g;
const ALONE = new Set(['原短信', '原始短信', '原文', '原信息', 'originalmessage']);
const DIVIDERS = new Set([
  ...['原短信', '原始短信', '原短信内容', '原文', '原信息', '原消息', '原始信息', '原始邮件'],
  ...['引用', '引用短信', '转发', '转发短信', '短信原文', '以下为原短信', '历史短信'],
  ...['originalmessage', 'originalsms', 'originaltext', 'forwardedmessage', 'quotedtext'],
]);

/** Marked as a quote, signed by us, or beginning as we begin what we ask. */
function isQuoted(line: string): boolean {
  if (line.startsWith('>') || line.startsWith('|')) return true;
  const text = line.slice(0, SIGNED_MAX).replace(OPENING, '');
  if (OUR_BEGINNINGS.some((beginning) => text.startsWith(beginning))) return true;
  const end = text.startsWith('【') ? text.indexOf('】') : -1;
  return end > 0 && OUR_TRADE.some((word) => text.slice(0, end).includes(word));
}

const SIGNED_MAX = 60;
const OPENING = /^["“「『'‘]/;
const OUR_BEGINNINGS = ['建议将您寄', '您寄售的', '您寄卖的'];
const OUR_TRADE = ['寄卖', '寄售', '叮咚'];

/** `好的 发自我的iphone` */
function withoutSignature(line: string): string {
  const at = Math.max(...SIGNS.map((sign) => line.lastIndexOf(sign)));
  const sign = line.slice(Math.max(at, 0));
  const isSign = sign.length <= SIGN_MAX && DEVICES.some((device) => sign.includes(device));
  return at >= 0 && isSign && APART.test(line.charAt(at - 1)) ? line.slice(0, at) : line;
}

const SIGN_MAX = 40;
const APART = /^[^\p{L}\p{N}]?$/u;
const SIGNS = [
  ...['发自', '来自', '发送自', '从我的', '通过我的', '使用我的', '由我的'],
  ...['sent from ', 'sent via ', 'sent with ', 'sent on ', 'get outlook'],
];
const DEVICES = [
  ...[
    '手机',
    '平板',
    '邮箱',
    '邮件',
    '客户端',
    '安卓',
    'android',
    'iphone',
    'ipad',
    'phone',
    'mobile',
  ],
  ...[
    '小米',
    '红米',
    '华为',
    '荣耀',
    '三星',
    '一加',
    '魅族',
    '苹果',
    '努比亚',
    '真我',
    'outlook',
    'mail',
  ],
  ...[
    'galaxy',
    'huawei',
    'xiaomi',
    'redmi',
    'honor',
    'samsung',
    'oppo',
    'vivo',
    'realme',
    'oneplus',
  ],
  ...['mate', 'nova', 'pixel', 'nokia', 'windows'],
];
