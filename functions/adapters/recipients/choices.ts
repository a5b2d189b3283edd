import type { Preferences } from '../../domain/preferences.ts';
import type { Choices } from '../../ports.ts';
import { readProfile } from './profile-item.ts';
import { PROFILE } from './ring.ts';
import type { RecipientsTable } from './table.ts';

/** What was chosen, as attributes of the `profile` item: one write for all of them. */
export function recipientChoices(table: RecipientsTable): Choices {
  return {
    read: async (phone) => readProfile(await table.get(phone, PROFILE)),

    async choose(phone, preferences, atMs, seenAtMs) {
      const attributes = Object.entries(attributesOf(preferences));
      const kept = attributes.filter(([, value]) => value !== undefined);
      const left = attributes.filter(([, value]) => value === undefined);
      const sets = ['#at = :at', ...kept.map(([name]) => `#${name} = :${name}`)].join();
      const removes = left.map(([name]) => `#${name}`).join();
      const { done } = await table.update(phone, PROFILE, {
        update: `SET ${sets}${removes === '' ? '' : ` REMOVE ${removes}`}`,
        condition: seenAtMs === undefined ? 'attribute_not_exists(#at)' : '#at = :seen',
        names: {
          '#at': 'chosenAtMs',
          // `timeZone` is a word that DynamoDB reserves.
          ...Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
        },
        values: {
          ':at': atMs,
          ...(seenAtMs === undefined ? {} : { ':seen': seenAtMs }),
          ...Object.fromEntries(kept.map(([name, value = '']) => [`:${name}`, value])),
        },
      });
      return done;
    },
  };
}

/** Undefined for what is as it is for those who chose nothing: it takes no room. */
const attributesOf = (preferences: Preferences): Readonly<Record<string, string | undefined>> => {
  const { muted, hours, timeZone, privacy, personalized } = preferences;
  return {
    muted: muted.length === 0 ? undefined : muted.join(),
    hours: hours === null ? undefined : `${hours.from}-${hours.to}`,
    timeZone,
    privacy,
    personalized: personalized ? undefined : 'no',
  };
};
