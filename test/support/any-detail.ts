import fc from 'fast-check';
import { MONEY_MAX_FEN } from '../../functions/domain/fields.ts';
import type { Field, Kind } from '../../functions/domain/kind.ts';
import { NOON_MS } from './an-event.ts';

/** Stands in every item, and must stand in no text. */
export const SECRET_TITLE = '秘密标题秘密标题';

/** Any `detail` of a kind that is valid, for any role that the kind is written for. */
export function anyDetail({ requires, fields, reader }: Kind) {
  const orNothing = <T>(value: fc.Arbitrary<T>, isNeeded: boolean) =>
    isNeeded ? value : fc.option(value, { nil: undefined });
  const roles = reader === 'either' ? ['seller', 'buyer'] : [reader];
  const own = Object.entries(fields).map(
    ([name, field]) => [name, orNothing(anyValue(field), !field.isOptional)] as const,
  );
  return fc.record({
    recipient: fc.record({
      phone: fc.constant('+8613800138000'),
      role: fc.constantFrom(...roles),
    }),
    item: orNothing(ANY_ITEM, requires.item),
    deadline: orNothing(ANY_INSTANT, requires.deadline),
    ...Object.fromEntries(own),
  });
}

const ANY_MONEY = fc.integer({ min: 1, max: MONEY_MAX_FEN });

const ANY_CODE = fc.stringMatching(/^[0-9]{4,10}$/);

const ANY_INSTANT = fc
  .integer({ min: 0, max: 400 * 86_400 })
  .map((seconds) => new Date(NOON_MS + seconds * 1000).toISOString());

const ANY_ITEM = fc.record({
  id: fc.constant('item-1'),
  code: ANY_CODE,
  category: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '𠮷'.repeat(20),
      '腕表',
      '【叮咚】',
      '复杂功能机械腕表及配件套装',
      '拒收请回复R',
    ),
  ),
  title: fc.constant(SECRET_TITLE),
  priceFen: fc.option(ANY_MONEY, { nil: undefined }),
  version: fc.nat(),
});

function anyValue({ says, longest, words }: Field): fc.Arbitrary<unknown> {
  switch (says) {
    case 'money':
      return ANY_MONEY;
    case 'instant':
      return ANY_INSTANT;
    case 'number':
      return fc.integer({ min: 1, max: Number(longest[0]) });
    case 'choice':
      return fc.constantFrom(...Object.keys(words ?? {}));
    case 'codes':
      return fc.array(ANY_CODE, { minLength: 2, maxLength: 20 });
    case 'nothing':
      return fc.constantFrom(...longest);
    default:
      return says satisfies never;
  }
}
