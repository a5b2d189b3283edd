import { describe, expect, it } from 'vitest';
import { MAGIC_NUMBERS } from '../../../local/sms/magic-numbers.ts';
import { magicPhone } from '../../support/magic-phone.ts';
import { aLoggingAccount, aRing, type Logged, NOON } from './a-logging-account.ts';

const ROLE = 'arn:aws:iam::000000000000:role';
const idsOf = (events: readonly Logged[]) => events.map((each) => each.notification.messageId);

describe('a text that was accepted', () => {
  // SNS developer guide, on logs of SMS deliveries: the example of a success.
  it('is logged some seconds later, as SNS logs a success', async () => {
    const account = aLoggingAccount();
    account.accept(aRing({ messageId: 'm-1', parts: 3 }));
    expect(await account.logged('SUCCESS')).toEqual([]);
    account.pass(10);
    const [event] = await account.logged('SUCCESS');
    expect(event).toEqual({
      atMs: expect.any(Number),
      notification: { messageId: 'm-1', timestamp: '2026-11-23 04:00:00.123' },
      delivery: {
        ...{ phoneCarrier: 'China Mobile', mcc: 460, mnc: 0 },
        numberOfMessageParts: 3,
        destination: '+8613800138000',
        priceInUSD: 0.06282,
        smsType: 'Transactional',
        providerResponse: 'Message has been accepted by phone carrier',
        dwellTimeMs: expect.any(Number),
        dwellTimeMsUntilDeviceAck: expect.any(Number),
      },
      status: 'SUCCESS',
    });
    const tookMs = Number(event?.delivery['dwellTimeMsUntilDeviceAck']);
    expect((event?.atMs ?? 0) - NOON).toBeGreaterThanOrEqual(tookMs);
    expect(await account.logged('FAILURE')).toEqual([]);
  });

  it('is logged with the time of its Publish in the form of Java, without zeros at its end', async () => {
    const account = aLoggingAccount();
    account.accept(aRing({ at: '2026-11-23T04:00:00.120Z' }));
    account.accept(aRing({ at: '2026-11-23T04:00:00.000Z' }));
    account.pass(10);
    const times = (await account.logged('SUCCESS')).map((each) => each.notification.timestamp);
    expect([...new Set(times)].toSorted()).toEqual([
      ...['2026-11-23 04:00:00.0', '2026-11-23 04:00:00.12'],
    ]);
  });

  it('comes in an order of its own among others, and some come twice, each in the same words', async () => {
    const account = aLoggingAccount();
    const sent = Array.from({ length: 200 }, (_, i) => aRing({ messageId: `m-${1_000 + i}` }));
    for (const ring of sent) account.accept(ring);
    account.pass(10);
    const events = await account.logged('SUCCESS');
    const ids = idsOf(events);
    expect(new Set(ids)).toEqual(new Set(sent.map(({ messageId }) => messageId)));
    expect([...new Set(ids)]).not.toEqual(sent.map(({ messageId }) => messageId));
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    expect(twice.length).toBeGreaterThan(2);
    expect(twice.length).toBeLessThan(30);
    for (const id of twice) {
      const [first, second] = events.filter((each) => each.notification.messageId === id);
      expect({ ...second, atMs: 0 }).toEqual({ ...first, atMs: 0 });
    }
  });

  it('is logged as often as is sampled; what failed always', async () => {
    const some = aLoggingAccount({
      attributes: {
        DeliveryStatusIAMRole: 'arn:aws:iam::000000000000:role/logging',
        DeliveryStatusSuccessSamplingRate: '30',
      },
    });
    for (let i = 0; i < 200; i += 1) some.accept(aRing({ messageId: `m-${i}` }));
    some.accept(aRing({ messageId: 'failed', phoneNumber: magicPhone(/空号/) }));
    some.pass(10);
    const sampled = new Set(idsOf(await some.logged('SUCCESS'))).size;
    expect(sampled).toBeGreaterThan(30);
    expect(sampled).toBeLessThan(90);
    expect(new Set(idsOf(await some.logged('FAILURE')))).toEqual(new Set(['failed']));
  });

  it('is logged by a cloud of the next day where this one ended before', async () => {
    const today = aLoggingAccount();
    today.accept(aRing({ messageId: 'late', phoneNumber: magicPhone(/hour late/) }));
    today.pass(60);
    expect(await today.logged('SUCCESS')).toEqual([]);
    const nextDay = aLoggingAccount({ store: today.store });
    nextDay.clock.jumpTo(NOON + 3_700_000);
    expect(new Set(idsOf(await nextDay.logged('SUCCESS')))).toEqual(new Set(['late']));
    const third = aLoggingAccount({ store: today.store });
    third.clock.jumpTo(NOON + 8_000_000);
    expect(await third.logged('SUCCESS')).toEqual([]);
  });
});

describe('the log of a magic number', () => {
  it.each(MAGIC_NUMBERS.filter(({ fate }) => fate.is === 'undelivered'))(
    '$phone says why: $what',
    async ({ phone, fate }) => {
      const account = aLoggingAccount();
      account.accept(aRing({ messageId: 'm-1', phoneNumber: phone }));
      account.pass(10);
      expect(await account.logged('SUCCESS')).toEqual([]);
      const [event] = await account.logged('FAILURE');
      const { providerResponse, priceInUSD } = event?.delivery ?? {};
      expect([event?.status, providerResponse]).toEqual([
        ...['FAILURE', fate.is === 'undelivered' && fate.providerResponse],
      ]);
      // What SNS held back itself no carrier bills.
      expect(priceInUSD === undefined).toBe(fate.is === 'undelivered' && fate.by === 'sns');
    },
  );

  it('comes an hour late, three times, or with one part more', async () => {
    const account = aLoggingAccount();
    account.accept(aRing({ messageId: 'late', phoneNumber: magicPhone(/hour late/) }));
    account.accept(aRing({ messageId: 'thrice', phoneNumber: magicPhone(/three times/) }));
    account.accept(aRing({ messageId: 'more', phoneNumber: magicPhone(/one part more/) }));
    account.pass(3_599);
    const events = await account.logged('SUCCESS');
    expect(idsOf(events).filter((id) => id === 'thrice')).toHaveLength(3);
    const more = events.find((each) => each.notification.messageId === 'more');
    expect(more?.delivery['numberOfMessageParts']).toBe(2);
    expect(idsOf(events)).not.toContain('late');
    account.pass(20);
    expect(idsOf(await account.logged('SUCCESS'))).toContain('late');
  });
});

describe('an account', () => {
  it('without a role for it logs nothing, and nobody minds', async () => {
    const account = aLoggingAccount({ attributes: {} });
    account.accept(aRing());
    account.pass(10);
    expect([await account.logged('SUCCESS'), account.troubles]).toEqual([[], []]);
  });

  it.each([
    ['SNS may not assume', { trusts: 'lambda.amazonaws.com' }, /may not assume/],
    ['that is not there', { attributes: { DeliveryStatusIAMRole: `${ROLE}/gone` } }, /not assume/],
    ['that may write nothing', { actions: [] }, /perform: logs:CreateLogGroup/],
    ['without a stream', { actions: ['CreateLogGroup', 'PutLogEvents'] }, /CreateLogStream/],
    ['without events', { actions: ['CreateLogGroup', 'CreateLogStream'] }, /PutLogEvents/],
  ])('with a role %s logs nothing, and says so', async (_, change, reason) => {
    const account = aLoggingAccount(change);
    account.accept(aRing({ phoneNumber: magicPhone(/空号/) }));
    account.pass(10);
    expect(await account.logged('FAILURE')).toEqual([]);
    expect(account.troubles[0]).toMatch(reason);
    expect(account.troubles[0]).not.toContain('+86');
  });
});
