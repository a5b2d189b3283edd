import type { PlatformEvent } from './event.ts';
import type { Fact } from './kind.ts';
import type { Lesson } from './lesson.ts';

/**
 * What a fact teaches of its recipient; undefined for one that speaks of an item, or of nobody, or
 * that leaves out what there was to learn.
 */
export function lessonOf({ entry, detail, fields }: PlatformEvent<Fact>): Lesson | undefined {
  const atMs = detail.occurredAt;
  switch (entry.name) {
    case 'UserRegistered':
      return { is: 'registered', atMs };
    case 'UserActive':
      return { is: 'active', atMs };
    case 'PhoneReassigned':
      return { is: 'reassigned', atMs };
    case 'ConsentGiven':
      return { is: 'consent', atMs, via: noteOf(fields['via']) ?? VIA_EVENT };
    case 'ConsentWithdrawn':
      return { is: 'refusal', atMs, via: noteOf(fields['via']) ?? VIA_EVENT };
    case 'UserTierChanged': {
      const tier = noteOf(fields['tier']);
      return tier === undefined ? undefined : { is: 'tier', atMs, tier };
    }
    default:
      return undefined;
  }
}

/** The way by which a yes or a no came of which the platform says nothing else. */
const VIA_EVENT = 'event';

/** The platform's own words; undefined where it wrote none. */
function noteOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Half a surrogate pair is no text: no table stores it, and a refusal must not be lost by it.
  const note = value.trim().toWellFormed();
  return note === '' ? undefined : note;
}
