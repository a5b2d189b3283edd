import { NOON_MS } from '../support/an-event.ts';
import {
  aCommand,
  aFlush,
  aHistory,
  aLease,
  aLetter,
  anEvent,
  anInvocation,
  aPublish,
  aReply,
  aVerdict,
  aWish,
  DAY_MS,
  HOUR_MS,
  SECOND_MS,
} from './a-history.ts';
import type { History } from './history.ts';

const OTHER_PHONE = '+8613900139000';
const FLUSH_MS = NOON_MS + 7 * HOUR_MS;

const SALE = anEvent();
const TIP = anEvent({ eventId: 'tip-1', kind: 'NewSellerTip' });
const VIEWS = ['view-1', 'view-2'].map((eventId, i) =>
  anEvent({ eventId, kind: 'ItemViewed', phone: OTHER_PHONE, atMs: NOON_MS + i * HOUR_MS }),
);
const PRICE = anEvent({
  ...{ eventId: 'price-1', kind: 'PriceProposed', atMs: NOON_MS + SECOND_MS },
  askedUntilMs: NOON_MS + DAY_MS,
});
const LATE = anEvent({ eventId: 'late-1', kind: 'Outbid', expiresAtMs: NOON_MS });
const MISSPELT = anEvent({ eventId: 'odd-1', kind: 'ItemSould' });
const MALFORMED = anEvent({ eventId: 'bad-1', isValid: false });

/** A day in which every promise had something to keep, and was kept. */
export function aKeptHistory(): History {
  const { publish, take } = aFlush(VIEWS, { worker: 2, begunAtMs: FLUSH_MS });
  return aHistory({
    events: [SALE, TIP, ...VIEWS, PRICE, LATE, MISSPELT, MALFORMED],
    invocations: [
      anInvocation(SALE),
      anInvocation(TIP, { worker: 2 }),
      anInvocation(LATE, { worker: 3 }),
    ],
    publishes: [
      aPublish(SALE),
      aPublish(TIP, { worker: 2, begunAtMs: NOON_MS + SECOND_MS + 50 }),
      aPublish(PRICE),
      publish,
    ],
    verdicts: [aVerdict(LATE, 'expired', { worker: 3 })],
    letters: [
      aLetter(MISSPELT, 'unknown kind'),
      aLetter(MALFORMED, 'invalid: detail.item.code: 4 to 10 digits, not nothing'),
    ],
    takes: [take],
    wishes: [aWish(), aWish({ phone: OTHER_PHONE })],
    leases: [
      aLease(NOON_MS + SECOND_MS),
      aLease(NOON_MS + SECOND_MS + 50, { worker: 2, lane: 'marketing' }),
      aLease(NOON_MS + 2 * SECOND_MS),
      aLease(FLUSH_MS, { worker: 2, lane: 'marketing' }),
    ],
    replies: [aReply({ is: 'yes', eventId: 'price-1' })],
    commands: [aCommand(PRICE), aCommand(PRICE)],
    logged: ['{"level":"info","message":"deferred","phone":"+86138****8000"}'],
  });
}
