import { withoutSignature } from './signature.ts';

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
  const unquoted = withoutQuotes(lines);
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

/** Our SMS may be quoted in several lines, of which the first begins as ours do. */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  let last = '';
  let isBegun = false;
  return lines.filter((line) => {
    if (line.startsWith('>') || line.startsWith('|')) return false;
    isBegun ||= isOurs(line);
    last = isOurs(line) || HANGING.test(last) || (isBegun && isInstruction(line)) ? line : '';
    return last === '';
  });
}

/** A line that leaves off in the middle of a sentence. */
const HANGING = /(?:[,、:(]|回复|请|于|至|前)$/;
const OUR_INSTRUCTIONS = ['请回复', '如需', '前回复', '回复y同意'];
const isInstruction = (line: string): boolean =>
  OUR_INSTRUCTIONS.some((words) => line.slice(0, SIGNED_MAX).includes(words));

/** Signed by us, or beginning as we begin what we ask. */
function isOurs(line: string): boolean {
  const text = line.slice(0, SIGNED_MAX).replace(OPENING, '');
  if (OUR_BEGINNINGS.some((beginning) => text.startsWith(beginning))) return true;
  const end = text.startsWith('【') ? text.indexOf('】') : -1;
  return end > 0 && OUR_TRADE.some((word) => text.slice(0, end).includes(word));
}

const SIGNED_MAX = 60;
const OPENING = /^["“「『'‘]/;
const OUR_BEGINNINGS = ['建议将您寄', '您寄售的', '您寄卖的'];
const OUR_TRADE = ['寄卖', '寄售', '叮咚'];
