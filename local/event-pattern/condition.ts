import { type BlockList, isIP } from 'node:net';
import { wildcardMatches } from './wildcard.ts';

export type Scalar = string | number | boolean | null;

export type TextTest =
  | { readonly kind: 'prefix' | 'suffix'; readonly text: string; readonly ignoreCase: boolean }
  | { readonly kind: 'equals-ignore-case'; readonly text: string }
  | { readonly kind: 'wildcard'; readonly pieces: readonly string[] };

export interface Bound {
  readonly comparison: '=' | '<' | '<=' | '>' | '>=';
  readonly limit: number;
}

/** One element of a leaf array. */
export type Condition =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'text'; readonly test: TextTest }
  | { readonly kind: 'anything-but'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'anything-but-text'; readonly tests: readonly TextTest[] }
  | { readonly kind: 'numeric'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'exists'; readonly present: boolean }
  | { readonly kind: 'cidr'; readonly block: BlockList };

/** Numeric matching is documented for -5.0e9 to +5.0e9 inclusive. */
export const NUMERIC_LIMIT = 5.0e9;

/** `leaves`: the scalars at the field's place; none where the field is missing or holds objects. */
export function satisfied(condition: Condition, leaves: readonly unknown[]): boolean {
  if (condition.kind === 'exists') return leaves.length > 0 === condition.present;
  return leaves.some((leaf) => holds(condition, leaf));
}

function holds(condition: Exclude<Condition, { kind: 'exists' }>, leaf: unknown): boolean {
  switch (condition.kind) {
    case 'literal':
      return leaf === condition.value;
    case 'text':
      return textHolds(condition.test, leaf);
    case 'anything-but':
      return !condition.values.some((value) => value === leaf);
    case 'anything-but-text':
      return !condition.tests.some((test) => textHolds(test, leaf));
    case 'numeric':
      return (
        typeof leaf === 'number' &&
        Math.abs(leaf) <= NUMERIC_LIMIT &&
        condition.bounds.every((bound) => within(bound, leaf))
      );
    case 'cidr':
      return typeof leaf === 'string' && inBlock(condition.block, leaf);
    default:
      return condition satisfies never;
  }
}

function textHolds(test: TextTest, leaf: unknown): boolean {
  if (typeof leaf !== 'string') return false;
  switch (test.kind) {
    case 'prefix':
      return test.ignoreCase ? fold(leaf).startsWith(fold(test.text)) : leaf.startsWith(test.text);
    case 'suffix':
      return test.ignoreCase ? fold(leaf).endsWith(fold(test.text)) : leaf.endsWith(test.text);
    case 'equals-ignore-case':
      return fold(leaf) === fold(test.text);
    case 'wildcard':
      return wildcardMatches(test.pieces, leaf);
    default:
      return test satisfies never;
  }
}

function fold(text: string): string {
  return text.toLowerCase();
}

function within({ comparison, limit }: Bound, value: number): boolean {
  switch (comparison) {
    case '=':
      return value === limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    default:
      return comparison satisfies never;
  }
}

function inBlock(block: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && block.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
