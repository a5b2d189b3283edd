import type { Reply } from '../correspondence.ts';
import type { History } from '../history.ts';
import type { SimulatedPromise } from '../promise.ts';
import { indexOf } from './history-index.ts';
import { standings } from './standing.ts';

/**
 * Whoever wrote that they want no marketing, and whose carrier handed that to the door, has a
 * refusal that stands, at some moment from then on; or the reply is a letter of `replies`. A copy
 * in the same words within a minute goes under the first one's key (ADR 14): what that one said may
 * have stood, and ended, before the door took the second.
 */
export const refusalsAreStored: SimulatedPromise = {
  name: 'each opt-out that was taken is stored',
  breaches(history) {
    return history.replies.filter(isOptOut).flatMap((reply) => {
      const { id, phone, takenAtMs } = reply;
      if (isStored(history, reply) || isLetter(history, reply)) return [];
      return [{ what: `the opt-out ${id} was taken and never stood`, atMs: takenAtMs, phone }];
    });
  },
};

type Taken = Reply & { readonly takenAtMs: number };

const isOptOut = (reply: Reply): reply is Taken =>
  reply.means.is === 'opt-out' && reply.takenAtMs !== undefined;

const isStored = (history: History, { phone, takenAtMs }: Taken): boolean =>
  standings(indexOf(history).wishesOf(phone), takenAtMs - COPY_MS, Number.POSITIVE_INFINITY).some(
    ({ consent }) => consent === 'refused',
  );

const COPY_MS = 60_000;

const isLetter = (history: History, { id }: Taken): boolean =>
  indexOf(history)
    .lettersOf(id)
    .some(({ of, redrivenAtMs }) => of === 'replies' && redrivenAtMs === undefined);
