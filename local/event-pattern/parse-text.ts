import { isRecord } from '../record.ts';
import type { TextTest } from './condition.ts';
import { InvalidPattern } from './invalid-pattern.ts';
import { wildcardPieces } from './wildcard.ts';

export const TEXT_OPERATORS = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'] as const;

type TextOperator = (typeof TEXT_OPERATORS)[number];

/** Outside `anything-but`, prefix and suffix also take `{"equals-ignore-case": text}`. */
export function parseText(operator: TextOperator, operand: unknown, path: string): TextTest {
  if ((operator === 'prefix' || operator === 'suffix') && isRecord(operand)) {
    const text = operand['equals-ignore-case'];
    if (typeof text !== 'string' || Object.keys(operand).length !== 1) {
      throw new InvalidPattern(path, operand, 'a string or {"equals-ignore-case": string}');
    }
    return { kind: operator, text, ignoreCase: true };
  }
  return textTest(operator, operand, path);
}

/** Inside `anything-but`: one string or a list, and no empty prefix or suffix. */
export function parseTexts(
  operator: TextOperator,
  operand: unknown,
  path: string,
): readonly TextTest[] {
  const texts: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const needsText = operator === 'prefix' || operator === 'suffix';
  if (texts.length === 0 || (needsText && texts.includes(''))) {
    throw new InvalidPattern(path, operand, 'a non-empty string or a list of them');
  }
  return texts.map((text) => textTest(operator, text, path));
}

function textTest(operator: TextOperator, text: unknown, path: string): TextTest {
  if (typeof text !== 'string') throw new InvalidPattern(path, text, 'a string');
  switch (operator) {
    case 'prefix':
    case 'suffix':
      return { kind: operator, text, ignoreCase: false };
    case 'equals-ignore-case':
      return { kind: operator, text };
    case 'wildcard': {
      const pieces = wildcardPieces(text);
      if (pieces !== undefined) return { kind: operator, pieces };
      throw new InvalidPattern(path, text, 'single stars, and backslashes as \\* or \\\\');
    }
    default:
      return operator satisfies never;
  }
}
