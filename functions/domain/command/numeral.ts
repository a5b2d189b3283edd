/**
 * The value of a number written in Chinese characters, from 1 to 999: 三百六十五, 二百五, 廿一,
 * 叁拾, 两, 一〇五, 十 五. Undefined where they say no one number, such as 三五 and 十五六.
 */
export function numeral(written: string): number | undefined {
  const plain = [...written.replaceAll(' ', '')]
    .map((character) => PLAIN.get(character) ?? '?')
    .join('');
  return digitByDigit(plain) ?? counted(plain);
}

/** Whether a number may hold this character, folded. */
export const isNumeral = (character: string): boolean => PLAIN.has(character);

const DIGITS = '零一二三四五六七八九';

const OTHERS = [
  ...['〇零', '壹一', '贰二', '叁三', '肆四', '伍五', '陆六', '柒七', '捌八', '玖九', '拾十'],
  ...['佰百', '两二', '俩二', '仨三', '幺一'],
];

/** Each character of a number as it is written most. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...[...`${DIGITS}十百廿卅卌`].map((character) => [character, character] as const),
  ...OTHERS.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
]);

/** 一〇五, 三零: without a zero, digits side by side are a guess, as in 三五天. */
function digitByDigit(plain: string): number | undefined {
  const digits = [...plain].map((character) => DIGITS.indexOf(character));
  const isNumber = digits.length <= 3 && !digits.includes(-1) && digits.indexOf(0) > 0;
  return isNumber ? Number(digits.join('')) : undefined;
}

function counted(plain: string): number | undefined {
  const found = FORM.exec(plain)?.groups;
  if (found === undefined) return undefined;
  const { hundreds = '零', zero, tens = '', units = '零' } = found;
  // 二百五 is 250, and 二百零五 is 205.
  const isShort = found['hundreds'] !== undefined && zero === undefined && tens === '';
  const rest = tensOf(tens) + DIGITS.indexOf(units) * (isShort ? 10 : 1);
  return zero !== undefined && rest === 0 ? undefined : 100 * DIGITS.indexOf(hundreds) + rest;
}

const FORM =
  /^(?:(?<hundreds>[一二三四五六七八九])百(?<zero>零)?)?(?<tens>[一二三四五六七八九]?十|[廿卅卌])?(?<units>[一二三四五六七八九])?$/;

function tensOf(tens: string): number {
  const ten = { 廿: 20, 卅: 30, 卌: 40, 十: 10 }[tens.slice(-1)] ?? 0;
  return tens.length === 2 ? DIGITS.indexOf(tens.charAt(0)) * ten : ten;
}
