import type { Piece, Variable } from '../../../functions/domain/copy/piece.ts';
import type { Rule } from './rule.ts';

export const adjacentVariables: Rule = {
  name: 'adjacent variables',
  says: 'words stand between two variables (Tencent 382/39023), and a space is none (Huawei)',

  find({ pieces = [] }) {
    const written = pieces.filter((piece) => isVariable(piece) || piece.trim() !== '');
    return written.flatMap((piece, i) => {
      const next = written[i + 1];
      const isAlone = next === undefined || !isVariable(piece) || !isVariable(next);
      return isAlone ? [] : [`{${piece.variable}}{${next.variable}}`];
    });
  },
};

const isVariable = (piece: Piece): piece is Variable => typeof piece !== 'string';
