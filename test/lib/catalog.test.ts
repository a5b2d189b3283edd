import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../functions/catalog/index.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { patternsFor } from '../../lib/event-patterns.ts';
import { aTemplate } from '../support/a-template.ts';
import { kind } from '../support/an-event.ts';

const aKind = (change: Partial<Kind>): Kind => ({ ...kind('ItemSold'), ...change });

describe('a catalog with a marketing kind that stays fresh longer', () => {
  it('has a longer ring', () => {
    const slow = aKind({ name: 'SlowNews', lane: 'marketing', freshnessSeconds: 5 * 86_400 });
    const lengths = [ENTRIES, [...ENTRIES, slow]].map((entries) => {
      const functions = aTemplate({ entries }).ofType('AWS::Lambda::Function');
      return functions.flatMap(
        ([, { Properties }]) => Properties.Environment.Variables.RING_LENGTH ?? [],
      );
    });
    // Ten a day of the other lane are not told twice by an item of their own.
    expect(lengths).toEqual([
      ['11', '19'],
      ['11', '43'],
    ]);
  });
});

describe('a catalog whose marketing outlasts every ring', () => {
  it('is refused, with what to lower', () => {
    const entries = [aKind({ lane: 'marketing', freshnessSeconds: 30 * 86_400 })];
    expect(() => aTemplate({ entries })).toThrow(
      'the marketing ring would need 193 entries, 48 are allowed',
    );
  });
});

describe('a catalog of many kinds', () => {
  const names = Array.from({ length: 200 }, (_, i) => `AKindWithAnAverageName${i}`);

  it('is cut into patterns that EventBridge takes, and none is left out', () => {
    const patterns = patternsFor(names);
    expect(patterns.length).toBeGreaterThan(1);
    expect(patterns.flatMap(({ detailType }) => detailType)).toEqual(names);
    for (const { source, detailType } of patterns) {
      expect(JSON.stringify({ source, 'detail-type': detailType }).length).toBeLessThanOrEqual(
        2_048,
      );
    }
  });

  it('is refused where the rule for unknown kinds could not name them all', () => {
    const entries = names.map((name) => aKind({ name }));
    expect(() => aTemplate({ entries })).toThrow('too many kinds, or too long names');
  });
});
