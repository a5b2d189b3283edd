import type { Piece } from '../../../functions/domain/copy/piece.ts';
import type { Rule } from './rule.ts';

export const amount: Rule = {
  name: 'amount',
  says: 'an amount is digits, with a dot and two more at most, then 元 (Huawei sms_faq_0076: 金额)',

  find({ text, pieces = [] }) {
    const written = [...text.matchAll(NUMBER)].flatMap(([, sign = '', number = '', unit]) => {
      if (SEPARATED.test(number)) return [number];
      if (sign !== '') return [`${sign}${number}`];
      return unit === undefined || PLAIN.test(number) ? [] : [number];
    });
    return [...new Set([...written, ...withoutUnit(pieces)])];
  },
};

const NUMBER = /([¥￥$] ?)?(\d+(?:[,，.]\d+)*[万亿]?)(元)?/g;

const SEPARATED = /^\d{1,3}(?:[,，]\d{3})+(?!\d)/;

const PLAIN = /^\d+(?:\.\d{2})?$/;

/** Variables whose name says that they hold money. */
const withoutUnit = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece, i) => {
    if (typeof piece === 'string' || !piece.variable.endsWith('Fen')) return [];
    const next = pieces[i + 1];
    return typeof next === 'string' && next.startsWith('元') ? [] : [piece.value];
  });
