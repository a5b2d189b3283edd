import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, type InvocationResult } from '../../../local/lambda/invocation.ts';
import { deletable } from '../../../local/lambda/partial-batch.ts';

const batch = (...ids: readonly string[]) => ids.map((messageId) => ({ messageId }));
const answered = (payload: unknown): InvocationResult => ({ ok: true, payload });
const naming = (...ids: readonly unknown[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

const idsOf = (result: InvocationResult, ids: readonly string[], reports = true) =>
  deletable(result, batch(...ids), reports).map(({ messageId }) => messageId);

// Lambda developer guide, "Handling errors for an SQS event source": what a function that reports
// batch item failures answers, and what of the batch counts as done.
describe('of the batch a, b, c is deleted', () => {
  it.each<[payload: unknown, deleted: string]>([
    [{ batchItemFailures: [] }, 'abc'],
    [{ batchItemFailures: null }, 'abc'],
    [{}, 'abc'],
    [null, 'abc'],
    [undefined, 'abc'],
    [naming('b'), 'ac'],
    [naming('c', 'a'), 'b'],
    [naming('b', 'b'), 'ac'],
    [naming('a', 'b', 'c'), ''],
    [naming(''), ''],
    [naming(null), ''],
    [naming('b', undefined), ''],
    [naming(7), ''],
    [naming('stranger'), ''],
    [naming('b', 'stranger'), ''],
    [{ batchItemFailures: [{ itemIdentifer: 'b' }] }, ''],
    [{ batchItemFailures: ['b'] }, ''],
    [{ batchItemFailures: [null] }, ''],
    [{ batchItemFailures: 'b' }, ''],
    [{ batchItemFailures: { itemIdentifier: 'b' } }, ''],
  ])('for the answer %j: %j', (payload, deleted) => {
    expect(idsOf(answered(payload), ['a', 'b', 'c']).join('')).toBe(deleted);
  });

  it('nothing where the function failed, whether it reports failures or not', () => {
    const failure = failed('Error', 'broken');
    expect(idsOf(failure, ['a', 'b', 'c'], true)).toEqual([]);
    expect(idsOf(failure, ['a', 'b', 'c'], false)).toEqual([]);
  });

  it('everything where the mapping does not ask for failures, whatever is named', () => {
    expect(idsOf(answered(naming('b')), ['a', 'b', 'c'], false)).toEqual(['a', 'b', 'c']);
  });
});

describe('of any batch', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 10 });
  const idsAndSome = ids.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)));

  it('exactly what is not named is deleted', () => {
    fc.assert(
      fc.property(idsAndSome, ([all, failures]) => {
        const deleted = idsOf(answered(naming(...failures)), all);
        expect(deleted).toEqual(all.filter((id) => !failures.includes(id)));
      }),
    );
  });

  it('a message that is named as a failure is never deleted, whatever stands beside it', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.anything()), ([first = '', ...rest], beside) => {
        const batchItemFailures = [{ itemIdentifier: first }, ...beside];
        const deleted = idsOf(answered({ batchItemFailures }), [first, ...rest]);
        expect(deleted).not.toContain(first);
      }),
    );
  });

  it('nothing is deleted where a failure is named wrongly', () => {
    const id = fc.anything().filter((value) => typeof value !== 'string');
    const wrong = fc.oneof(
      fc.record({ itemIdentifier: fc.oneof(id, fc.constant('')) }),
      fc.record({ messageId: fc.string() }),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(idsAndSome, wrong, fc.nat(), ([all, failures], malformed, at) => {
        const { batchItemFailures } = naming(...failures);
        const mixed: unknown[] = [...batchItemFailures];
        mixed.splice(at % (mixed.length + 1), 0, malformed);
        expect(idsOf(answered({ batchItemFailures: mixed }), all)).toEqual([]);
      }),
    );
  });

  it('nothing is deleted where the failures are no list', () => {
    const noList = fc
      .anything()
      .filter((value) => !Array.isArray(value) && value !== null && value !== undefined);
    fc.assert(
      fc.property(ids, noList, (all, batchItemFailures) => {
        expect(idsOf(answered({ batchItemFailures }), all)).toEqual([]);
      }),
    );
  });
});
