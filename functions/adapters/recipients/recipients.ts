import type { Profile } from '../../domain/profile.ts';
import type { Recipients, Wanted } from '../../ports.ts';
import { markKey, readMark } from './mark-item.ts';
import { readProfile } from './profile-item.ts';
import { PROFILE } from './ring.ts';
import type { Place, RecipientsTable } from './table.ts';

/** Profiles and marks by BatchGetItem: a full batch of 10 in one call, at half a read unit each. */
export function knownRecipients(table: RecipientsTable): Recipients {
  return {
    async read(wanted) {
      const itemOf = await table.read(wanted.flatMap(placesOf));
      // Each is looked at several times: when slots are asked for, and when it is told.
      const profiles = new Map<string, Profile>();
      return {
        profileOf(phone) {
          const profile = profiles.get(phone) ?? readProfile(itemOf(phone, PROFILE));
          profiles.set(phone, profile);
          return profile;
        },
        markOf: (phone, itemId) => readMark(itemOf(phone, markKey(itemId))),
      };
    },
  };
}

const placesOf = ({ phone, itemId }: Wanted): readonly Place[] => [
  { phone, sortKey: PROFILE },
  ...(itemId === undefined ? [] : [{ phone, sortKey: markKey(itemId) }]),
];
