import type { Lesson } from '../../domain/lesson.ts';
import type { Memory } from '../../ports.ts';
import { PROFILE } from './ring.ts';
import type { RecipientsTable } from './table.ts';

/**
 * What was learned, as attributes of the `profile` item: one write, which only something newer of
 * its own sort may do. What follows from several sorts together is told when they are read.
 */
export function recipientMemory(table: RecipientsTable): Memory {
  return {
    async remember(phone, lesson) {
      const word = wordOf(lesson);
      // Where the condition fails, something as new is known already.
      await table.update(phone, PROFILE, {
        update: `SET #at = :at${word === undefined ? '' : ', #word = :word'}`,
        condition: 'attribute_not_exists(#at) OR #at < :at',
        names: { '#at': TIMES[lesson.is], ...(word === undefined ? {} : { '#word': word.name }) },
        values: { ':at': lesson.atMs, ...(word === undefined ? {} : { ':word': word.text }) },
      });
    },
  };
}

const TIMES: Readonly<Record<Lesson['is'], string>> = {
  consent: 'givenAtMs',
  refusal: 'refusedAtMs',
  registered: 'registeredAtMs',
  active: 'activeAtMs',
  reassigned: 'reassignedAtMs',
  unreachable: 'unreachableAtMs',
  failed: 'failedAtMs',
  gone: 'goneAtMs',
  delivered: 'deliveredAtMs',
  tier: 'tierAtMs',
};

/** What is kept beside the time. */
function wordOf(lesson: Lesson): { readonly name: string; readonly text: string } | undefined {
  switch (lesson.is) {
    case 'consent':
      return { name: 'givenVia', text: cut(lesson.via, EVIDENCE_MAX_BYTES) };
    case 'refusal':
      return { name: 'refusedVia', text: cut(lesson.via, EVIDENCE_MAX_BYTES) };
    case 'tier':
      return { name: 'tier', text: cut(lesson.tier, TIER_MAX_BYTES) };
    case 'registered':
    case 'active':
    case 'reassigned':
    case 'unreachable':
    case 'failed':
    case 'gone':
    case 'delivered':
      return undefined;
    default:
      return lesson satisfies never;
  }
}

// In UTF-8: 32 letters, or 10 Chinese characters; and half of that.
const EVIDENCE_MAX_BYTES = 32;
const TIER_MAX_BYTES = 16;

/** Between two characters, so that a profile keeps to one write unit whatever the platform says. */
function cut(text: string, maxBytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > maxBytes) break;
    kept += character;
  }
  return kept;
}
