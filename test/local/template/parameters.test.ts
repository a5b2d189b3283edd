import { describe, expect, it } from 'vitest';
import { resolve } from '../../../local/template/resolve.ts';
import { creationOrder } from '../../../local/template/template.ts';
import { templateScope } from '../../../local/template/template-scope.ts';
import { created, failureOf, surroundings } from './stack.ts';

describe('the parameters and conditions of a template', () => {
  it('are refused without a default', () => {
    const Parameters = { Stage: { Type: 'String' } };
    const failure = failureOf(() => creationOrder({ Parameters, Resources: {} }));
    expect(String(failure)).toContain('Parameters.Stage: found no Default');
  });

  it('may have an empty default', () => {
    const Parameters = { Stage: { Type: 'String', Default: '' } };
    const empty = templateScope({ Parameters, Resources: {} });
    expect(resolve({ Ref: 'Stage' }, empty)).toBe('');
  });

  it('are refused where they go in circles', () => {
    const Conditions = {
      A: { 'Fn::Not': [{ Condition: 'B' }] },
      B: { 'Fn::Not': [{ Condition: 'A' }] },
    };
    const circular = templateScope({ Conditions, Resources: {} });
    expect(() => circular.condition('A')).toThrow(/A -> B -> A/);
    expect(circular.condition('toString')).toBeUndefined();
  });

  it('are refused where a condition refers to a resource', () => {
    const Conditions = { A: { 'Fn::Equals': [{ Ref: 'Queue' }, 'x'] } };
    const early = templateScope({ Conditions, Resources: {} }, surroundings, (id) =>
      created.get(id),
    );
    expect(() => early.condition('A')).toThrow(/Conditions\.A\.Fn::Equals\[0\]\.Ref: found Queue/);
  });
});
