import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { tableDeliveries } from '../../functions/adapters/recipients/deliveries.ts';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { itemMarks } from '../../functions/adapters/recipients/marks.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { knownRecipients } from '../../functions/adapters/recipients/recipients.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { Claims } from '../../functions/ports.ts';
import { aReceipt } from '../support/a-receipt.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const PHONE = '+8613800138000';
const WINDOWS = [{ cap: 1, windowSeconds: 3_600 }];
const RING = { windows: WINDOWS, length: 2, leaseSeconds: 23, needsConsent: false };

describe('what is asked of DynamoDB', () => {
  let recipients: Awaited<ReturnType<typeof startRecipients>>;
  beforeAll(async () => {
    recipients = await startRecipients();
  });
  afterAll(() => recipients.stop());

  /** How many calls the work makes. */
  const callsOf = (work: Work): Promise<number> => callsIn(recipients.aTable(), work);

  const callsIn = async (table: RecipientsTable, work: Work): Promise<number> => {
    let calls = 0;
    const count = <A extends unknown[], R>(call: (...args: A) => R) => {
      return (...args: A): R => {
        calls += 1;
        return call(...args);
      };
    };
    const { update, get, query, read } = table;
    await work({
      ...{ update: count(update), get: count(get) },
      ...{ query: count(query), read: count(read) },
    });
    return calls;
  };

  const capped = (table: RecipientsTable): Claims =>
    cappedClaims(transactionalClaims(table, 23), ringReservations(table, WINDOWS, 2));

  const sent = async (claims: Claims, kind: string): Promise<void> => {
    expect(await claims.claim(aNotification(kind), at(0))).toMatchObject({ is: 'granted' });
    await claims.settle(aNotification(kind), at(0), SENT);
  };

  const givenBack = async (claims: Claims, kind: string): Promise<void> => {
    await claims.claim(aNotification(kind), at(0));
    await claims.release(aNotification(kind), at(0));
  };

  it.each([
    ['marketing', 1, (table) => sent(marketingClaims(table, RING), 'WinBack')],
    ['a critical one', 2, (table) => sent(capped(table), 'ItemSold')],
    ['a capped one', 3, (table) => sent(capped(table), 'AuctionEnding')],
  ] as const satisfies readonly Costed[])(
    'of %s that is sent are %i writes',
    async (_, n, work) => {
      expect(await callsOf(work)).toBe(n);
    },
  );

  it.each([
    ['marketing', 2, (table) => givenBack(marketingClaims(table, RING), 'WinBack')],
    ['a critical one', 2, (table) => givenBack(capped(table), 'ItemSold')],
    ['a capped one', 4, (table) => givenBack(capped(table), 'AuctionEnding')],
  ] as const satisfies readonly Costed[])('of %s that is given back are %i', async (_, n, work) => {
    expect(await callsOf(work)).toBe(n);
  });

  it('of something to be remembered is one write', async () => {
    const lesson = { is: 'refusal', atMs: NOON_MS, via: 'R' } as const;
    expect(await callsOf((table) => recipientMemory(table).remember(PHONE, lesson))).toBe(1);
    const clock = { nowMs: () => NOON_MS };
    const mark = (table: RecipientsTable) =>
      itemMarks(table, 60, clock).mark(PHONE, 'item-1', 'ItemSold', NOON_MS);
    expect(await callsOf(mark)).toBe(1);
  });

  it('of a receipt are one read and one write, and one read where it comes again', async () => {
    const near = { skewMs: 0, withinMs: 30_000 };
    let again = 0;
    const both = await callsOf(async (table) => {
      await sent(capped(table), 'ItemSold');
      await tableDeliveries(table, near).record(aReceipt());
      again = await callsIn(table, (counted) => tableDeliveries(counted, near).record(aReceipt()));
    });
    expect([both - 2 - again, again]).toEqual([2, 1]);
  });

  it('of a whole batch is one read', async () => {
    const wanted = Array.from({ length: 10 }, (_, i) => ({ phone: PHONE, itemId: `item-${i}` }));
    expect(await callsOf((table) => knownRecipients(table).read(wanted))).toBe(1);
  });
});

type Work = (table: RecipientsTable) => Promise<unknown>;

type Costed = readonly [what: string, n: number, work: Work];
