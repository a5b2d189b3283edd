import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReceipt } from '../../functions/domain/delivery.ts';
import { type FailureClass, sortFailure } from '../../functions/domain/delivery-failure.ts';
import { isNews } from '../../functions/domain/delivery-news.ts';
import { A_PHONE, aDelivery, aFailure, aLogLine } from '../support/a-receipt.ts';
import { NOON_MS } from '../support/an-event.ts';

const receiptOf = (line: string, fenPerDollar = 720) => {
  const read = readReceipt(line, fenPerDollar);
  return read.valid ? read.receipt : read;
};

describe('a line of the delivery log', () => {
  it('says what became of which text, and what it costs', () => {
    expect(receiptOf(aLogLine())).toEqual({
      messageId: 'sms-1',
      phone: A_PHONE,
      lane: 'transactional',
      sentAtMs: NOON_MS,
      delivery: { is: 'delivered', atMs: NOON_MS + 1_344, parts: 1, priceFen: 16 },
    });
  });

  it('of a text that no carrier had says why, and bills nothing', () => {
    const none = { numberOfMessageParts: undefined, priceInUSD: undefined };
    const line = aFailure('No quota left for account', {
      delivery: { ...none, dwellTimeMsUntilDeviceAck: undefined, smsType: 'Promotional' },
    });
    expect(receiptOf(line)).toMatchObject({
      lane: 'marketing',
      delivery: { is: 'spend-limit', atMs: NOON_MS + 599, parts: 0, priceFen: 0 },
    });
  });

  it.each([
    ['2026-11-23 04:00:00', 0],
    ['2026-11-23 04:00:00.0', 0],
    ['2026-11-23 04:00:00.12', 120],
    ['2026-11-23 04:00:00.123456', 123],
  ])('has its time in UTC, with as much of a second as there is: %s', (timestamp, ms) => {
    const atMs = Date.parse('2026-11-23T04:00:00Z') + ms;
    expect(receiptOf(aLogLine({ notification: { timestamp } }))).toMatchObject({ sentAtMs: atMs });
  });

  it.each([
    [0.02094, 720, 16],
    [0.29, 100, 29],
    [0.0001, 720, 1],
    [0, 720, 0],
    [0.025, 720, 18],
  ])('of %d dollars, at %i fen each, costs %i fen', (priceInUSD, fenPerDollar, priceFen) => {
    const line = aLogLine({ delivery: { priceInUSD } });
    expect(receiptOf(line, fenPerDollar)).toMatchObject({ delivery: { priceFen } });
  });

  it.each([
    ['line', ''],
    ['line', 'no JSON'],
    ['notification', '{}'],
    ['notification.messageId', aLogLine({ notification: { messageId: undefined } })],
    // Half a surrogate pair: no table takes it, and all of its batch would come again.
    ['notification.messageId', aLogLine({ notification: { messageId: 'sms-\ud83d' } })],
    ['notification.timestamp', aLogLine({ notification: { timestamp: '2026-11-23T04:00:00Z' } })],
    ['notification.timestamp', aLogLine({ notification: { timestamp: '2026-13-23 04:00:00.1' } })],
    // As examples in guides show it.
    ['delivery.destination', aLogLine({ delivery: { destination: '+1XXX5550100' } })],
    ['delivery.smsType', aLogLine({ delivery: { smsType: undefined } })],
    ['delivery.numberOfMessageParts', aLogLine({ delivery: { numberOfMessageParts: '1' } })],
    ['delivery.numberOfMessageParts', aLogLine({ delivery: { numberOfMessageParts: -1 } })],
    ['delivery.priceInUSD', aLogLine({ delivery: { priceInUSD: '0.02' } })],
    ['delivery.priceInUSD', aLogLine({ delivery: { priceInUSD: 1e300 } })],
    ['delivery.dwellTimeMs', aLogLine({ delivery: { dwellTimeMs: null } })],
    ['status', aLogLine({ status: 'PENDING' })],
  ])('that is wrong is called wrong, by where: %s', (path, line) => {
    expect(receiptOf(line)).toEqual({ valid: false, path });
  });

  it('is read whatever it says', () => {
    const json = fc.oneof(
      fc.json(),
      fc.jsonValue().map((v) => aLogLine({ delivery: { a: v } })),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), json), (line) => void readReceipt(line, 720)));
  });
});

describe('why a text did not reach its phone', () => {
  it.each<[said: string, is: FailureClass]>([
    ['Phone is currently unreachable/unavailable', 'for-now'],
    ['Phone carrier is currently unreachable/unavailable', 'for-now'],
    ['Unknown error attempting to reach phone', 'unknown'],
    ['Invalid phone number', 'gone'],
    ['Destination is on a blocked list', 'blocked'],
    ['Phone has blocked SMS', 'blocked'],
    ['Phone is on a blocked list', 'blocked'],
    ['Phone number is opted out', 'blocked'],
    ['Blocked as spam by phone carrier', 'text'],
    ['Message body is invalid', 'text'],
    ['Phone carrier has blocked this message', 'text'],
    ['This delivery would exceed max price', 'price'],
    ['No quota left for account', 'spend-limit'],
    // However it is written, and whatever a carrier adds.
    ['  invalid  PHONE number. (550)', 'gone'],
    ['No quota left for account: month', 'spend-limit'],
    ['', 'other'],
    ['Solar storm', 'other'],
    ['constructor', 'other'],
    ['An Invalid phone number', 'other'],
  ])('%s: %s', (said, is) => {
    expect(sortFailure(said)).toBe(is);
  });
});

describe('of two receipts of one text', () => {
  const known = aDelivery({ is: 'for-now', atMs: NOON_MS });

  it.each([
    ['the first', undefined, known, true],
    ['the same again', known, known, false],
    ['one that is older', known, aDelivery({ atMs: NOON_MS - 1 }), false],
    ['one that is later', known, aDelivery({ is: 'gone', atMs: NOON_MS + 1 }), true],
    ['a delivery at the same time', known, aDelivery({ atMs: NOON_MS }), true],
    ['a failure at the same time', aDelivery({ atMs: NOON_MS }), known, false],
  ])('%s', (_, before, said, is) => {
    expect(isNews(before, said)).toBe(is);
  });

  it('the same counts in the end, in whatever order they come', () => {
    const some = fc.array(
      fc.record({
        is: fc.constantFrom('delivered' as const, 'gone' as const, 'text' as const),
        atMs: fc.nat(3),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const last = (all: readonly ReturnType<typeof aDelivery>[]) =>
      all.reduce<ReturnType<typeof aDelivery> | undefined>(
        (before, said) => (isNews(before, said) ? said : before),
        undefined,
      );
    fc.assert(
      fc.property(some, (changes) => {
        const all = changes.map(aDelivery);
        expect(last(all.toReversed())).toEqual(last(all));
        expect(last([...all, ...all])).toEqual(last(all));
      }),
    );
  });
});
