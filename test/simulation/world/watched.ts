import type { Notification } from '../../../functions/domain/notification.ts';
import { notificationId } from '../../../functions/domain/notification-id.ts';
import type { Pace } from '../../../functions/ports/pace.ts';
import type { Claims, Gatherings } from '../../../functions/ports.ts';
import type { Surroundings } from './surroundings.ts';
import type { Leasing, Telling, Worker } from './worker.ts';

/** Looks on at what is claimed, and lets somebody refuse at the worst of moments. */
export function watchedClaims(around: Surroundings, worker: Worker, claims: Claims): Claims {
  const { time, faults, recorder } = around;
  const isMarketing = ({ kind }: Notification) => kind.lane === 'marketing';
  return {
    ...claims,
    async claim(notification, attempt) {
      const { phone } = notification.recipient;
      const nowMs = time.nowMs();
      // It stands by the time at which the claim is written, whatever was read before.
      if (isMarketing(notification) && faults.strikes('refused just before a claim')) {
        await Promise.race([around.refuse(phone), time.pass(REFUSING_MS)]);
      }
      const asked = worker.telling.get(phone);
      // Asked again under one token: the first may have been written, its answer lost.
      const isSame = asked?.token === attempt.token;
      if (!isSame) worker.writtenAtMs.delete(phone);
      const telling: Telling = {
        ...{ notification, token: attempt.token, publish: undefined },
        begunAtMs: isSame ? asked.begunAtMs : nowMs,
        eventIds: recorder.toldBy(notification),
        ...{ isGranted: false, claimedAtMs: undefined },
      };
      worker.telling.set(phone, telling);
      const claim = await claims.claim(notification, attempt);
      if (claim.is !== 'granted') return claim;
      telling.isGranted = true;
      telling.claimedAtMs = worker.writtenAtMs.get(phone);
      if (isMarketing(notification) && faults.strikes('refused between claim and Publish')) {
        void around.refuse(phone);
      }
      return claim;
    },
  };
}

/** A claim is no later than that for it: a refusal takes some writes. */
const REFUSING_MS = 500;

export function watchedGatherings(
  { recorder }: Surroundings,
  _worker: Worker,
  gatherings: Gatherings,
): Gatherings {
  return {
    ...gatherings,
    async take(place, dueMs, quietUntilMs) {
      const all = await gatherings.take(place, dueMs, quietUntilMs);
      if (all.length > 0)
        recorder.took(
          flushId(place, dueMs),
          all.map(({ id }) => id),
        );
      return all;
    },
  };
}

/** As `flushOf` in `domain/flush.ts` names the notification of a flush. */
function flushId({ phone, key }: { readonly phone: string; readonly key: string }, dueMs: number) {
  const [kind = '', ...item] = key.split('#');
  const itemId = item.join('#');
  const due = new Date(dueMs).toISOString();
  return notificationId(kind, `digest-${itemId === '' ? '' : `${itemId}-`}${due}`, phone);
}

/** Slots count from the moment in which they are written, whoever hears of it. */
export function watchedPace({ recorder }: Surroundings, worker: Worker, pace: Pace): Pace {
  return {
    ...pace,
    async lease(lane, asking) {
      const leasing: Leasing = {
        ...{ lane, worker: worker.ordinal, nowMs: asking.nowMs, leased: undefined },
      };
      worker.leasing = leasing;
      const lease = await pace.lease(lane, asking);
      if (lease.is === 'leased') recorder.heardOfSlots(leasing.leased, lease.slots);
      return lease;
    },
  };
}
