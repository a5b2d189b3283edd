import * as z from 'zod/mini';
import { id, instantMs, itemCode, itemVersion, label, moneyFen } from './fields.ts';
import type { Entry } from './kind.ts';
import { phone } from './phone-field.ts';

/** What `detail` must hold, for every entry and for this one; what neither names may stand. */
export function schemasOf(entry: Entry): Schemas {
  const made = SCHEMAS.get(entry) ?? { common: commonOf(entry), own: ownOf(entry) };
  SCHEMAS.set(entry, made);
  return made;
}

interface Schemas {
  readonly common: ReturnType<typeof commonOf>;
  readonly own: ReturnType<typeof ownOf>;
}

export type Detail = z.infer<Schemas['common']>;

// Zod compiles a schema at its first use: once for each entry, not once for each event.
const SCHEMAS = new WeakMap<Entry, Schemas>();

const itemOf = (version: typeof itemVersion | z.ZodMiniOptional<typeof itemVersion>) =>
  z.object(
    {
      id,
      code: itemCode,
      category: z.optional(label),
      title: z.optional(label),
      priceFen: z.optional(moneyFen),
      version,
    },
    'an object with id and code',
  );

const ITEM = itemOf(z.optional(itemVersion));
const VERSIONED_ITEM = itemOf(itemVersion);

const RECIPIENT = z.object(
  {
    phone,
    userId: z.optional(id),
    role: z._default(z.enum(['seller', 'buyer'], 'seller or buyer'), 'seller'),
  },
  'an object with phone',
);

function commonOf({ requires }: Entry) {
  const item = requires.itemVersion === true ? VERSIONED_ITEM : ITEM;
  return z.object({
    eventId: z.optional(id),
    occurredAt: instantMs,
    recipient: requires.recipient === false ? z.optional(RECIPIENT) : RECIPIENT,
    item: requires.item ? item : z.optional(item),
    deadline: requires.deadline ? instantMs : z.optional(instantMs),
  });
}

const ownOf = ({ fields }: Entry) =>
  z.object(Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])));
