import { recipientChoices } from '../../functions/adapters/recipients/choices.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { NONE, PROFILE, type RingName } from '../../functions/adapters/recipients/ring.ts';
import { ringExpressions } from '../../functions/adapters/recipients/ring-expressions.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import type { Preferences } from '../../functions/domain/preferences.ts';
import type { Window } from '../../functions/domain/quota.ts';
import { hoursAround } from '../hours-around.ts';

/** A ring as the sender of its lane uses it. */
export interface FullRing {
  readonly name: RingName;
  readonly windows: readonly Window[];
  readonly length: number;
}

/** Writes all that is ever stored of anybody; and nothing of it holds a text back today. */
export async function fillProfile(
  table: RecipientsTable,
  phone: string,
  rings: readonly FullRing[],
  nowMs: number,
): Promise<void> {
  // A time that ends in zeros takes fewer bytes.
  const beforeMs = Math.floor(nowMs / 1_000) * 1_000 + 999 - LONG_AGO_DAYS * DAY_MS;
  const memory = recipientMemory(table);
  for (const [i, lesson] of LESSONS.entries()) {
    await memory.remember(phone, { ...lesson, atMs: beforeMs + i * DAY_MS });
  }
  const chosen = { ...CHOSEN, hours: hoursAround(nowMs, CHOSEN.timeZone) };
  await recipientChoices(table).choose(phone, chosen, beforeMs + DAY_MS, undefined);
  for (const ring of rings) await fillRing(table, phone, ring, beforeMs);
}

/** With claims of an hour each, all of a time that no window reaches back to. */
async function fillRing(
  table: RecipientsTable,
  phone: string,
  { name, windows, length }: FullRing,
  fromMs: number,
): Promise<void> {
  const { push } = ringExpressions(name, windows, length);
  for (let i = 0; i < length; i += 1) {
    await table.update(phone, PROFILE, {
      update: push,
      values: {
        ':now': fromMs + i * 3_600_000,
        ':entry': ENTRY_DIGITS[name].replace(/..$/, String(i).padStart(2, '0')),
        ':zero': 0,
        ':none': NONE,
      },
    });
  }
}

/** As long as those of the claims. */
const ENTRY_DIGITS = { m: 'a'.repeat(28), t: 'a'.repeat(16) } satisfies Record<RingName, string>;

const DAY_MS = 86_400_000;

/** Further than any window: they have 31 days at most. */
const LONG_AGO_DAYS = 60;

/** Cut to what is kept. */
const LONG = 'x'.repeat(100);

// In the order in which they happened: the number was another person's, and is vouched for.
const LESSONS: readonly Timeless<Lesson>[] = [
  { is: 'reassigned' },
  { is: 'unreachable' },
  { is: 'registered' },
  { is: 'refusal', via: LONG },
  { is: 'consent', via: LONG },
  { is: 'tier', tier: LONG },
  { is: 'active' },
];

type Timeless<L> = L extends unknown ? Omit<L, 'atMs'> : never;

export const FULL_PROFILE_TIME_ZONE = 'Asia/Shanghai';

const CHOSEN = {
  muted: ['status', 'tips'],
  timeZone: FULL_PROFILE_TIME_ZONE,
  privacy: 'discreet',
  personalized: false,
} satisfies Partial<Preferences>;
