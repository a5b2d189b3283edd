import { type Bound, NUMERIC_LIMIT } from './condition.ts';
import { InvalidPattern } from './invalid-pattern.ts';

const COMPARISONS = ['=', '<', '<=', '>', '>='] as const;
const ALLOWED =
  'one of =, <, <=, >, >= and a number, or > / >= with a number and then < / <= with a larger one';

/** `["=", 5]`, or `[">", 0, "<=", 5]`: EventBridge wants the lower bound first. */
export function parseBounds(operand: unknown, path: string): readonly Bound[] {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) {
    throw new InvalidPattern(path, operand, ALLOWED);
  }
  const first = boundAt(operand, 0, path);
  if (operand.length === 2) return [first];
  const second = boundAt(operand, 2, path);
  if (!first.comparison.startsWith('>') || !second.comparison.startsWith('<')) {
    throw new InvalidPattern(path, operand, ALLOWED);
  }
  if (first.limit >= second.limit) throw new InvalidPattern(path, operand, ALLOWED);
  return [first, second];
}

function boundAt(operand: readonly unknown[], index: number, path: string): Bound {
  const comparison = COMPARISONS.find((each) => each === operand[index]);
  const limit = operand[index + 1];
  if (comparison === undefined || typeof limit !== 'number') {
    throw new InvalidPattern(`${path}[${index}]`, operand.slice(index, index + 2), ALLOWED);
  }
  if (!(Math.abs(limit) <= NUMERIC_LIMIT)) {
    throw new InvalidPattern(`${path}[${index + 1}]`, limit, 'a number from -5.0e9 to 5.0e9');
  }
  return { comparison, limit };
}
