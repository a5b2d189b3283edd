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
  const isWhole = lines.some((line) => isInstruction(line.slice(0, LOOKED_AT)));
  return lines.filter((line) => {
    const text = line.slice(0, LOOKED_AT).replace(MARKED, '');
    const isFirst = isOurs(line.slice(0, LOOKED_AT), isWhole);
    isBegun ||= isFirst;
    const isMarked = MARKED.test(line);
    const isMore =
      ((isBegun || isMarked) && isInstruction(text)) || (isMarked && last !== '' && goesOn(text));
    last = isFirst || HANGING.test(last.slice(-3)) || isMore ? line : '';
    return last === '';
  });
}

/** Marked as quoted, below a line that is. */
const goesOn = (text: string): boolean =>
  text === '' || (text.length >= SHORTEST_LINE && !OWN.test(text));

/** A line that leaves off in the middle of a sentence. */
const HANGING = /(?:[,、:(]|回复|请|于|至|前)$/;

/** 请回复Y同意, 拒收请回复R; 请回复我几号打款 is said by whoever writes. */
const isInstruction = (text: string): boolean => INSTRUCTION.test(text);
const INSTRUCTION =
  /(?:请|前|收|需[^。]{0,8})回复(?:[ynr]|td|退订|延期(?:n|[0-9]+)天?)(?=$|[^\p{L}\p{N}]|不?同意|退订)|回复y同意.?n/u;

/**
 * Signed by us, and as long as what we send; or beginning as we begin what we ask.
 * @param isWhole whether a line beside it says how to reply
 */
function isOurs(line: string, isWhole: boolean): boolean {
  const plain = line.replace(MARKED, '');
  const text = plain.replace(QUOTED, '');
  if (OWN.test(text)) return false;
  if (OUR_BEGINNING.test(text)) return OUR_NEWS.test(text);
  const signed = SIGNED.exec(text)?.[0];
  if (signed === undefined) return false;
  const behind = text.slice(signed.length);
  if (behind.startsWith('的')) return false;
  return plain !== line || behind.length >= (isWhole ? SHORTEST_PART : SHORTEST_SMS);
}

const LOOKED_AT = 200;
/** In characters. */
const [SHORTEST_SMS, SHORTEST_PART, SHORTEST_LINE] = [15, 6, 8];
const MARKED = /^[>|][>|\s]*/;
const QUOTED = /^["“「『'‘]/;
const OUR_BEGINNING = /^(?:建议将)?您寄[售卖]的/;
const OUR_NEWS = /编号:?[0-9]|将于|将到期|调[至价]|回复(?:延期|[yn])/;
/** We write neither of these. */
const OWN = /[我俺咱](?!们)|先别|别[卖降调发]|不[卖降]|等等|不行/;
const SIGNED = /^【(?:[^】]{0,20}(?:寄卖|寄售)|[^】]{0,20}叮咚[^】]{0,20})】/;
