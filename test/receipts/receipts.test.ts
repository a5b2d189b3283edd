import { describe, expect, it } from 'vitest';
import { isFailing } from '../../functions/domain/reach.ts';
import { A_PHONE, aFailure, aLogLine } from '../support/a-receipt.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aReader, RECORD_MS } from './a-reader.ts';

const DELIVERED = ['Delivered', 'PartsBilled 1', 'SpentFen transactional 16'];

const later = { dwellTimeMsUntilDeviceAck: 5_000 };

describe('a receipt', () => {
  it('of what was delivered is counted with its bill, and teaches nothing', async () => {
    const reader = aReader();
    await reader.sent();
    await reader.receive(aLogLine());
    expect(reader.counted).toEqual(DELIVERED);
    expect(reader.state.profileOf(A_PHONE)).not.toHaveProperty('deliveredAtMs');
  });

  it('that comes again counts once, in one go or in several', async () => {
    const reader = aReader();
    await reader.sent();
    await reader.receive(aLogLine(), aLogLine());
    await reader.receive(aLogLine());
    expect(reader.counted).toEqual(DELIVERED);
  });

  it('of a failure is counted by its class', async () => {
    const reader = aReader();
    await reader.sent();
    await reader.receive(aFailure('Blocked as spam by phone carrier'));
    expect(reader.counted).toEqual([
      ...['Undelivered text', 'PartsBilled 1', 'SpentFen transactional 16'],
    ]);
  });

  it('that says otherwise, later, counts, and its bill is counted once', async () => {
    const reader = aReader();
    await reader.sent();
    const success = aLogLine({ delivery: { ...later, priceInUSD: 0.04 } });
    await reader.receive(aFailure('Phone is currently unreachable/unavailable'), success);
    expect(reader.counted).toEqual([
      ...['Undelivered for-now', 'PartsBilled 1', 'SpentFen transactional 16'],
      ...['Delivered', 'SpentFen transactional 13'],
    ]);
  });

  it('that says the same once more, later, counts no second text', async () => {
    const reader = aReader();
    await reader.sent();
    // Of the carrier first, and then of the phone.
    const ofCarrier = aLogLine({ delivery: { dwellTimeMsUntilDeviceAck: undefined } });
    await reader.receive(ofCarrier, aLogLine());
    expect(reader.counted).toEqual(DELIVERED);
  });

  it.each([
    ['more', 1, 2, ['PartsMiscounted 1']],
    ['fewer', 3, 1, ['PartsMiscounted 2']],
    ['as many', 2, 2, []],
  ])('that bills %s parts than we count', async (_, ours, billed, miscounted) => {
    const reader = aReader();
    await reader.sent('sms-1', ours);
    await reader.receive(aLogLine({ delivery: { numberOfMessageParts: billed } }));
    const counted = reader.counted.filter((each) => each.startsWith('PartsMiscounted'));
    expect(counted).toEqual(miscounted);
  });

  it('of what no carrier had bills nothing, and is no miscount', async () => {
    const reader = aReader();
    await reader.sent();
    const none = { numberOfMessageParts: undefined, priceInUSD: undefined };
    await reader.receive(aFailure('This delivery would exceed max price', { delivery: none }));
    expect(reader.counted).toEqual(['Undelivered price']);
  });

  it('of a text of another stage is counted as such, and so is a line that is none', async () => {
    const reader = aReader();
    await reader.receive(aLogLine(), 'oops', aLogLine({ status: 'LATER' }));
    expect(reader.counted).toEqual(['Unjoined 1', 'Unreadable line', 'Unreadable status']);
    expect(reader.logged.join()).not.toContain('oops');
  });
});

describe('of a number', () => {
  const atMs = NOON_MS + 1_344;

  it.each([
    ['gone', 'Invalid phone number', { goneAtMs: atMs }],
    ['blocked', 'Phone has blocked SMS', { failedAtMs: atMs }],
  ])('that is %s it is known, until a text arrives', async (_, said, known) => {
    const reader = aReader();
    await reader.sent();
    await reader.sent('sms-2');
    await reader.receive(aFailure(said));
    expect(reader.state.profileOf(A_PHONE)).toMatchObject(known);
    await reader.receive(aLogLine({ notification: { messageId: 'sms-2' }, delivery: later }));
    expect(reader.state.profileOf(A_PHONE)).toMatchObject({ deliveredAtMs: NOON_MS + 5_000 });
  });

  it('nothing is learned from a failure that comes after a later text arrived', async () => {
    const reader = aReader();
    await reader.sent();
    await reader.sent('sms-2');
    await reader.receive(aLogLine({ notification: { messageId: 'sms-2' }, delivery: later }));
    await reader.receive(aFailure('Invalid phone number'));
    expect(reader.state.profileOf(A_PHONE)).not.toHaveProperty('goneAtMs');
  });

  it('of a text that was delivered and failed at one time the delivery counts', async () => {
    const lines = [aLogLine(), aFailure('Phone has blocked SMS')];
    for (const all of [lines, lines.toReversed()]) {
      const reader = aReader();
      await reader.sent();
      await reader.receive(...all);
      expect(isFailing(reader.state.profileOf(A_PHONE))).toBe(false);
    }
  });

  it('nothing is learned from texts of other stages', async () => {
    const reader = aReader();
    await reader.receive(aFailure('Invalid phone number'));
    expect(reader.state.profileOf(A_PHONE)).not.toHaveProperty('goneAtMs');
  });

  it('it is learned when the receipt comes again, where that was all that had failed', async () => {
    let isDown = true;
    const up = aReader();
    const reader = aReader({
      deliveries: up.deps.deliveries,
      memory: {
        remember: async (...learned) => {
          if (isDown) throw new Error('down');
          await up.memory.remember(...learned);
        },
      },
    });
    await up.sent();
    await expect(reader.receive(aFailure('Invalid phone number'))).rejects.toThrow(/1 receipts/);
    isDown = false;
    await reader.receive(aFailure('Invalid phone number'));
    expect(up.state.profileOf(A_PHONE)).toMatchObject({ goneAtMs: atMs });
    expect(reader.counted.filter((each) => each.startsWith('Undelivered'))).toHaveLength(1);
  });
});

describe('what a reader cannot finish', () => {
  it('comes again, where there is no time left for it', async () => {
    const reader = aReader();
    await reader.sent();
    await expect(reader.receiveWithin(RECORD_MS - 1, aLogLine(), 'oops')).rejects.toThrow();
    expect(reader.counted).toEqual([]);
    await reader.receiveWithin(RECORD_MS, aLogLine(), 'oops');
    expect(reader.counted).toEqual([...DELIVERED, 'Unreadable line']);
  });

  it('holds up no other, and is logged without its number', async () => {
    const down = aReader();
    const reader = aReader({
      deliveries: {
        record: async (receipt) => {
          if (receipt.messageId === 'sms-2') throw new Error('down');
          return down.deps.deliveries.record(receipt);
        },
      },
    });
    await down.sent();
    const bad = aLogLine({ notification: { messageId: 'sms-2' } });
    await expect(reader.receive(bad, aLogLine())).rejects.toThrow();
    expect(reader.counted).toEqual(DELIVERED);
    expect(reader.logged.map((line) => JSON.parse(line))).toEqual([
      ['a receipt is not kept', { messageId: 'sms-2', phone: '+86138****8000', error: 'Error' }],
    ]);
  });
});
