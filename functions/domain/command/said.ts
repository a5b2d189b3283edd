/**
 * What somebody wrote, without our SMS that the phone quotes beside it and the line that a phone
 * signs with.
 * @param folded the whole reply
 */
export function said(folded: string): string {
  const lines = folded.split('\n').map((line) => line.trim());
  const quoteAt = lines.findIndex(isDivider);
  const own = (quoteAt < 0 ? lines : lines.slice(0, quoteAt)).filter((line) => !isQuoted(line));
  return own.map(withoutSignature).join('\n').trim();
}

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
  const at = Math.max(...PHONE_SIGNS.map((sign) => line.lastIndexOf(sign)));
  if (at < 0 || !BETWEEN.test(line.charAt(at - 1))) return line;
  return DEVICE.test(line.slice(at)) ? line.slice(0, at) : line;
}

const BETWEEN = /^[^\p{L}\p{N}]?$/u;
const PHONE_SIGNS = [
  ...['发自', '来自', '发送自', '从我的', '通过我的', 'sent from ', 'sent via ', 'sent with '],
  ...['get outlook', 'envoye'],
];
/** Short, and naming a device or a maker. */
const DEVICE =
  /^(?=.{3,40}$)[^,。!?]*(?:手机|iphone|ipad|galaxy|小米|红米|华为|荣耀|oppo|vivo|三星|android|安卓|mate|平板|邮箱|邮件|客户端|huawei|xiaomi|redmi|honor|samsung|nokia|mobile|phone|outlook|mail|realme|一加|oneplus|魅族|pixel|苹果)/;
