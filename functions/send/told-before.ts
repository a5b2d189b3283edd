import { ringHash } from '../domain/quota.ts';
import type { Task } from './carry-out.ts';
import { type Claiming, endedBefore } from './claim-and-publish.ts';
import type { Ending } from './ending.ts';

/**
 * What became of a marketing text that was claimed before; undefined where it may wait. A claim is
 * final, and knows its record: as another record, which it is once it has waited, it would be taken
 * for a copy of a text that was told, though nobody knows whether it was.
 */
export async function toldBefore(
  deps: Claiming,
  { notification, record, circumstances }: Task,
): Promise<Ending | undefined> {
  const { id, kind } = notification;
  const { rings } = circumstances.profile;
  const isClaimed = rings[kind.lane].some(({ hash }) => hash === ringHash(id));
  if (kind.lane !== 'marketing' || !isClaimed) return undefined;
  return endedBefore(deps, notification, record.messageId);
}
