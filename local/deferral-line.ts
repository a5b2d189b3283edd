import * as z from 'zod/mini';
import { parseRecord } from './record.ts';

/** What a sender logs of a text that it puts back: for the bus nothing has happened yet. */
export type Deferral = Readonly<z.infer<typeof DEFERRAL>>;

/** Reads a line of a function's log; undefined for all else that functions write. */
export function readDeferralLine(line: string): Deferral | undefined {
  // Of a flood of other lines none is parsed for nothing.
  if (!line.startsWith('{"level":"INFO","message":"deferred"')) return undefined;
  return DEFERRAL.safeParse(parseRecord(line)).data;
}

// Nothing in it can move a terminal's cursor, whatever was logged.
const DEFERRAL = z.object({
  notificationId: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  kind: z.string().check(z.regex(/^\w{1,64}$/)),
  /** Masked, as numbers are in logs. */
  phone: z.string().check(z.regex(/^\+?[\d*]{1,40}$/)),
  /** Such as `hours`. */
  because: z.string().check(z.regex(/^[a-z-]{1,40}$/)),
  /** When it is decided afresh, in ISO 8601. */
  until: z.iso.datetime(),
});
