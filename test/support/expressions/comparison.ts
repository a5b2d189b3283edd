import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { utf8Order } from './utf8-order.ts';

/** Of two types, or of what is not there, nothing holds but that they differ. */
type Comparison = (left: AttributeValue | undefined, right: AttributeValue | undefined) => boolean;

export const isComparedBy = {
  '=': (left, right) => orderOf(left, right) === 0,
  '<>': (left, right) => orderOf(left, right) !== 0,
  '<': (left, right) => orderOf(left, right) < 0,
  '<=': (left, right) => orderOf(left, right) <= 0,
  '>': (left, right) => orderOf(left, right) > 0,
  '>=': (left, right) => orderOf(left, right) >= 0,
} as const satisfies Readonly<Record<string, Comparison>>;

export function comparisonOf(sign: string): Comparison {
  if (!Object.hasOwn(isComparedBy, sign)) throw new Error(`no comparison ${sign}`);
  return isComparedBy[sign as keyof typeof isComparedBy];
}

/** Not a number where there is no order. */
function orderOf(left: AttributeValue | undefined, right: AttributeValue | undefined): number {
  if (left?.N !== undefined && right?.N !== undefined) return Number(left.N) - Number(right.N);
  if (left?.S !== undefined && right?.S !== undefined) return utf8Order(left.S, right.S);
  return Number.NaN;
}
