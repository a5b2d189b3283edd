// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes placeholders like this.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creationOrder, type Template } from '../../local/template/template.ts';
import { surroundings, template } from './template/stack.ts';

describe('the order of creation', () => {
  const order = (Resources: Record<string, object>, more: Partial<Template> = {}) => {
    const typed = Object.entries(Resources).map(([id, rest]) => [id, { Type: 'T', ...rest }]);
    return creationOrder({ ...template, ...more, Resources: Object.fromEntries(typed) });
  };
  const uses = (...names: readonly string[]) => ({
    Properties: { Names: names.map((name) => ({ Ref: name })) },
  });

  it('is the order of the template where nothing depends on anything', () => {
    expect(order({ C: {}, A: {}, B: {} })).toEqual(['C', 'A', 'B']);
  });

  it.each<[how: string, resource: object]>([
    ['Ref', uses('B')],
    ['Fn::GetAtt', { Properties: { a: { 'Fn::GetAtt': ['B', 'Arn'] } } }],
    ['Fn::GetAtt with a dot', { Properties: { a: [{ 'Fn::GetAtt': 'B.Arn' }] } }],
    ['Fn::Sub', { Properties: { a: { 'Fn::Sub': 'x${B}' } } }],
    ['Fn::Sub of an attribute', { Properties: { a: { 'Fn::Sub': ['${B.Arn}', {}] } } }],
    ['Fn::Sub variables', { Properties: { a: { 'Fn::Sub': ['${v}', { v: { Ref: 'B' } }] } } }],
    ['Fn::Join', { Properties: { a: { 'Fn::Join': ['', ['x', { Ref: 'B' }]] } } }],
    ['the branch taken', { Properties: { a: { 'Fn::If': ['IsDev', { Ref: 'B' }, 1] } } }],
    ['DependsOn', { DependsOn: 'B' }],
    ['a DependsOn list', { DependsOn: ['C', 'B'] }],
  ])('follows %s', (_, resource) => {
    expect(order({ A: resource, C: {}, B: {} })).toEqual(['C', 'B', 'A']);
  });

  it.each<[what: string, properties: object]>([
    ['a literal in Fn::Sub', { a: { 'Fn::Sub': '${!B}' } }],
    ['a name Fn::Sub defines itself', { a: { 'Fn::Sub': ['${B}', { B: 'x' }] } }],
    ['the branch not taken', { a: { 'Fn::If': ['IsProd', { Ref: 'B' }, 1] } }],
    ['plain text', { a: 'B', Ref: 'B' }],
    ['a parameter', { a: { Ref: 'Stage' } }],
  ])('ignores %s', (_, Properties) => {
    expect(order({ A: { Properties }, B: {} })).toEqual(['A', 'B']);
  });

  it('puts everything after what it needs, and nothing later than that asks for', () => {
    const graph = fc
      .integer({ min: 1, max: 8 })
      .chain((size) =>
        fc.tuple(
          fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
          fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 16 }),
        ),
      );
    fc.assert(
      fc.property(graph, ([shuffled, edges]) => {
        // Edges from a larger to a smaller number can have no cycle.
        const needs = (n: number) => edges.filter(([from, to]) => from === n && to < n);
        const resources = shuffled.map((n) => [
          `R${n}`,
          uses(...needs(n).map(([, to]) => `R${to}`)),
        ]);
        const ordered = order(Object.fromEntries(resources));
        expect(ordered).toEqual(slowOrder(shuffled, needs));
      }),
    );
  });

  it('names the cycle, and only the cycle', () => {
    const resources = { Out: uses('A'), A: uses('B'), B: { DependsOn: 'C' }, C: uses('A') };
    expect(() => order(resources)).toThrow(/Resources: found A -> B -> C -> A;/);
    expect(() => order({ Self: uses('Self') })).toThrow(/found Self -> Self;/);
  });

  it('leaves out resources whose condition is false, and who depends on them may stay', () => {
    const resources = {
      A: { DependsOn: 'B' },
      B: { Condition: 'IsProd' },
      C: { Condition: 'IsDev' },
    };
    expect(order(resources)).toEqual(['A', 'C']);
  });

  it('refuses a DependsOn or a Condition of an unknown name', () => {
    expect(() => order({ A: { DependsOn: 'Z' } })).toThrow(/Resources\.A\.DependsOn: found Z/);
    expect(() => order({ A: { Condition: 'Z' } })).toThrow(/Resources\.A\.Condition: found Z/);
  });

  it('needs surroundings only for a condition on them', () => {
    const resources = { Resources: { A: { Type: 'T', Condition: 'InEurope' } } };
    expect(creationOrder({ ...template, ...resources }, surroundings)).toEqual(['A']);
    expect(() => creationOrder({ ...template, ...resources })).toThrow(/AWS::Region.*surroundings/);
  });
});

/** Among all that is free, the first of the template: one by one, by definition. */
function slowOrder(
  all: readonly number[],
  needs: (n: number) => readonly (readonly [number, number])[],
): string[] {
  const done: number[] = [];
  while (done.length < all.length) {
    const free = all.filter(
      (n) => !done.includes(n) && needs(n).every(([, to]) => done.includes(to)),
    );
    done.push(...free.slice(0, 1));
  }
  return done.map((n) => `R${n}`);
}
