import type { InvocationResult } from './invocation.ts';

/**
 * The records that an invocation is done with, by Lambda's guide to partial batch responses:
 * none where the function failed, all where it names no failures, and none where it names
 * failures wrongly (no list, no id, an id that is not in the batch).
 */
export function deletable<R extends { readonly messageId: string }>(
  result: InvocationResult,
  records: readonly R[],
  reportsItemFailures: boolean,
): readonly R[] {
  if (!result.ok) return [];
  if (!reportsItemFailures) return records;
  const failures = failuresOf(result.payload);
  const known = new Set(records.map(({ messageId }) => messageId));
  if (failures === undefined || failures.some((id) => !known.has(id))) return [];
  return records.filter(({ messageId }) => !failures.includes(messageId));
}

function failuresOf(payload: unknown): readonly string[] | undefined {
  if (payload === null || typeof payload !== 'object') return [];
  const { batchItemFailures = [] } = payload as { readonly batchItemFailures?: unknown };
  if (batchItemFailures === null) return [];
  if (!Array.isArray(batchItemFailures)) return undefined;
  const ids = batchItemFailures.map(
    (failure: { readonly itemIdentifier?: unknown } | null) => failure?.itemIdentifier,
  );
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? ids : undefined;
}
