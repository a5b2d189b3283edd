import type * as z from 'zod/mini';
import { describeFound, type Rejection } from './rejection.ts';

/**
 * The first thing that a schema of ours found wanting. Its errors are the words that complete
 * "allowed is …".
 * @param input what was parsed
 * @param prefix of the path, such as `detail.`
 */
export function rejectionOf(error: z.core.$ZodError, input: unknown, prefix = ''): Rejection {
  const [issue] = error.issues;
  if (issue === undefined) throw new Error('a failed parse names no issue');
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );
  const path = prefix + issue.path.join('.') || 'body';
  const { message: allowed } = issue;
  // Who found a phone number wanting has said why.
  const said = issue.code === 'custom' ? issue.params?.['found'] : undefined;
  if (typeof said === 'string') return { path, allowed, found: said };
  return { path, allowed, found: describeFound(found, hasRightType(issue, found)) };
}

function hasRightType(issue: z.core.$ZodIssue, found: unknown): boolean {
  // All choices are text.
  if (issue.code === 'invalid_value') return typeof found === 'string';
  if (issue.code !== 'invalid_type') return true;
  // zod calls a fraction the wrong type, where a whole number is wanted.
  return ['int', 'number'].includes(issue.expected) && typeof found === 'number';
}
