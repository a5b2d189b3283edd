import { PROFILE } from './ring.ts';

/** Before the id, in the sort key of a transactional notification. */
export const NOTIFICATIONS = 'n#';

export const notificationKey = (id: string): string => `${NOTIFICATIONS}${id}`;

/** Nothing else of a recipient sorts between the two. */
export const NOTIFICATIONS_AND_PROFILE = { from: NOTIFICATIONS, to: PROFILE };
