import type { Circumstances } from '../domain/decide.ts';
import { digestOf } from '../domain/digest.ts';
import { type Gathered, stillNews, whyStale } from '../domain/gathered.ts';
import { latestOf } from '../domain/item-mark.ts';
import type { Notification } from '../domain/notification.ts';
import type { Gatherings, Recipients } from '../ports.ts';
import { placeOf } from './gather.ts';

export interface Filling {
  readonly gatherings: Gatherings;
  readonly recipients: Recipients;
  /** The names of what supersedes a kind. */
  readonly supersedersOf: (kind: string) => readonly string[];
}

/** What a flush tells, or why it tells nothing. */
export type Filled =
  | {
      readonly is: 'filled';
      readonly notification: Notification;
      readonly all: readonly Gathered[];
    }
  /** Another flush has told it. */
  | { readonly is: 'empty' }
  /** The goods have been sold since, or all of it is too old. */
  | {
      readonly is: 'stale';
      readonly because: 'superseded' | 'expired';
      readonly all: readonly Gathered[];
    };

/** Takes what was gathered for a flush, now that it is about to be told. */
export async function fill(
  deps: Filling,
  flush: Notification,
  { profile, policy, nowMs }: Circumstances,
  dueMs: number,
): Promise<Filled> {
  const quietUntilMs = nowMs + policy.quietSeconds * 1_000;
  const all = await deps.gatherings.take(placeOf(flush), dueMs, quietUntilMs);
  if (all.length === 0) return { is: 'empty' };
  const supersededAtMs = await readMarks(deps, flush, all);
  const aftermath = { supersededAtMs, profile, nowMs };
  const news = stillNews(flush, all, aftermath);
  return news.length === 0
    ? { is: 'stale', because: whyStale(all, aftermath), all }
    : { is: 'filled', notification: digestOf(flush, news), all };
}

async function readMarks(
  { recipients, supersedersOf }: Filling,
  { kind, recipient }: Notification,
  all: readonly Gathered[],
): Promise<(itemId: string) => number | undefined> {
  const { phone } = recipient;
  const itemIds = [...new Set(all.map(({ item }) => item.id))];
  const { markOf } = await recipients.read(itemIds.map((itemId) => ({ phone, itemId })));
  return (itemId) => latestOf(markOf(phone, itemId), supersedersOf(kind.name));
}
