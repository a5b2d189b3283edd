import type * as z from 'zod/mini';
import type { Inbound } from '../inbound.ts';
import { isRecord } from '../record.ts';
import type { Rejection } from '../rejection.ts';
import { rejectionOf } from '../rejection-of.ts';
import { withoutNulls } from '../without-nulls.ts';

export type ReadInbound =
  | { readonly valid: true; readonly inbound: Inbound }
  | { readonly valid: false; readonly rejection: Rejection };

/**
 * Reads one text in the form of a carrier; what its schema does not name may stand there.
 * @param json what was parsed; undefined where that was no JSON
 * @param place where it stands, such as `[1]`; nowhere by default
 */
export function readInboundBy<T>(
  schema: z.ZodMiniType<T>,
  json: unknown,
  inboundOf: (given: T) => Inbound,
  place = '',
): ReadInbound {
  const given = isRecord(json) ? withoutNulls(json, 1) : json;
  const { success, data, error } = schema.safeParse(given);
  if (success) return { valid: true, inbound: inboundOf(data) };
  return { valid: false, rejection: rejectionAt(place, error, given) };
}

export function rejectionAt(place: string, error: z.core.$ZodError, json: unknown): Rejection {
  const rejection = rejectionOf(error, json);
  const { path } = rejection;
  const placed = place === '' ? path : `${place}.${path}`;
  return {
    ...rejection,
    path: path === 'body' && place !== '' ? place : placed,
    ...(json === undefined ? { found: 'no JSON' } : {}),
  };
}
