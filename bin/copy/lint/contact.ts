import type { Draft } from './draft.ts';
import type { Rule } from './rule.ts';

export const contact: Rule = {
  name: 'contact',
  says: 'no telephone number but the filed one (Tencent 382/39023, Huawei sms_faq_0003)',

  find(draft) {
    const isNumber = draft.pieces === undefined ? isLong : isShort;
    return fixedWords(draft)
      .flatMap((words) => words.match(RUN) ?? [])
      .filter((run) => isNumber(run) && run.replaceAll(/[ -]/g, '') !== draft.contact);
  },
};

// Also where digits are hidden, as in 400-xxx-xxxx and 138****8000.
const RUN = /[\dx*](?:[ -]?[\dx*])+/gi;

const lengthOf = (run: string): number => run.replaceAll(/[ -]/g, '').length;

const hasDigits = (run: string): boolean => run.replaceAll(/\D/g, '').length >= 3;

/** Among fixed words, where amounts and codes do not stand: 95 and three digits are a number. */
const isShort = (run: string): boolean => hasDigits(run) && lengthOf(run) >= 5;

const isLong = (run: string): boolean => hasDigits(run) && lengthOf(run) >= 7;

/** The stretches of a text that are always the same, without the signature. */
function fixedWords({ pieces, text, signature, ownWords = [] }: Draft): readonly string[] {
  const GAP = '\n';
  const fixed =
    pieces === undefined
      ? text
      : pieces.map((piece) => (typeof piece === 'string' ? piece : GAP)).join('');
  const words = fixed.replace(`【${signature}】`, GAP).split(GAP);
  return [...words, ...ownWords].flatMap((each) => each.replaceAll(AMOUNT_OR_CODE, GAP).split(GAP));
}

const AMOUNT_OR_CODE = /\d[\d,.]*元|编号#?\d+/g;
