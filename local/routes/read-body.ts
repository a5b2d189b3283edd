import type * as z from 'zod';
import { parseRecord } from '../record.ts';

type Read<T> =
  | { readonly wish: T; readonly refusal?: never }
  | { readonly wish?: never; readonly refusal: Refusal };

interface Refusal {
  readonly status: 400;
  readonly json: { readonly message: string };
}

/** Reads the JSON of a request; the refusal names what is wrong with it, and what is allowed. */
export function readBody<T>(schema: z.ZodType<T>, body: string): Read<T> {
  const { success, data, error } = schema.safeParse(parseRecord(body) ?? body);
  if (success) return { wish: data };
  const wrong = error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return { refusal: { status: 400, json: { message: wrong.join('; ') } } };
}
