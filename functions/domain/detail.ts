import * as z from 'zod/mini';
import { id, instantMs, itemCode, itemVersion, label, moneyFen } from './fields.ts';
import type { Kind } from './kind.ts';
import { PHONE_NUMBER_ALLOWED, type PhoneNumber, parsePhoneNumber } from './phone-number.ts';

/** What `detail` must hold, for every kind alike and for this one; what neither names may stand. */
export function schemasOf(kind: Kind): Schemas {
  const made = SCHEMAS.get(kind) ?? { common: commonOf(kind), own: z.object(kind.fields) };
  SCHEMAS.set(kind, made);
  return made;
}

interface Schemas {
  readonly common: ReturnType<typeof commonOf>;
  readonly own: z.ZodMiniObject<Kind['fields']>;
}

export type Detail = z.infer<Schemas['common']>;

// Zod compiles a schema at its first use: once for each kind, not once for each event.
const SCHEMAS = new WeakMap<Kind, Schemas>();

const PHONE = z.pipe(
  z.string(PHONE_NUMBER_ALLOWED),
  z.transform((written: string, { issues }): PhoneNumber => {
    const phone = parsePhoneNumber(written);
    if (phone !== undefined) return phone;
    issues.push({ code: 'custom', message: PHONE_NUMBER_ALLOWED, input: written });
    return z.NEVER;
  }),
);

const ITEM = z.object(
  {
    id,
    code: itemCode,
    category: z.optional(label),
    title: z.optional(label),
    priceFen: z.optional(moneyFen),
    version: z.optional(itemVersion),
  },
  'an object with id and code',
);

const RECIPIENT = z.object(
  {
    phone: PHONE,
    userId: z.optional(id),
    role: z._default(z.enum(['seller', 'buyer'], 'seller or buyer'), 'seller'),
  },
  'an object with phone',
);

const commonOf = (kind: Kind) =>
  z.object({
    eventId: z.optional(id),
    occurredAt: instantMs,
    recipient: RECIPIENT,
    item: kind.requires.item ? ITEM : z.optional(ITEM),
    deadline: kind.requires.deadline ? instantMs : z.optional(instantMs),
  });
