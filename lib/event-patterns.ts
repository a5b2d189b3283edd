import { PLATFORM } from '../functions/domain/source.ts';

/** Characters of one event pattern, by the quotas of EventBridge. */
export const PATTERN_MAX_CHARACTERS = 2_048;

export interface DetailTypePattern {
  readonly source: string[];
  readonly detailType: string[];
}

/** Patterns that together match the platform's events of these kinds, each within the limit. */
export function patternsFor(detailTypes: readonly string[]): readonly DetailTypePattern[] {
  const patterns: DetailTypePattern[] = [];
  for (const detailType of detailTypes) {
    const last = patterns.at(-1);
    const longer = { source: [PLATFORM], detailType: [...(last?.detailType ?? []), detailType] };
    if (last !== undefined && lengthOf(longer) <= PATTERN_MAX_CHARACTERS) {
      patterns[patterns.length - 1] = longer;
    } else {
      patterns.push({ source: [PLATFORM], detailType: [detailType] });
    }
  }
  return patterns;
}

const lengthOf = ({ source, detailType }: DetailTypePattern): number =>
  JSON.stringify({ source, 'detail-type': detailType }).length;
