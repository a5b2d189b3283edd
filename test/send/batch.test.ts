import { describe, expect, it } from 'vitest';
import type { Claims, OutgoingText } from '../../functions/ports.ts';
import { createRecentlySettled } from '../../functions/send/recently-settled.ts';
import { aBody, anEnvelope, NOON_MS } from '../support/an-event.ts';
import { memoryTransactionalClaims } from '../support/memory-claims.ts';
import { aSender, LEASE_SECONDS } from '../support/send-deps.ts';

describe('a quota that is used up', () => {
  it('has marketing wait until there is room again', async () => {
    const sender = aSender({ lane: 'marketing' });
    const bodies = ['a', 'b', 'c', 'd'].map((eventId) => aBody('WinBack', { eventId }));
    await sender.send(...bodies);
    expect(sender.carrier.texts).toHaveLength(3);
    const body = JSON.stringify({ ...JSON.parse(bodies[3] ?? ''), waits: 1 });
    expect(sender.waiting.waiting).toMatchObject([{ body, dueMs: NOON_MS + 86_400_000 }]);
  });
});

describe('the recipients of a batch', () => {
  it('are served side by side, and each in turn', async () => {
    const log: string[] = [];
    const carrier = {
      async publish({ phone, text }: OutgoingText) {
        const what = `${phone.slice(-1)} ${text.includes('出价') ? 'bid' : 'sale'}`;
        log.push(`begin ${what}`);
        await new Promise(setImmediate);
        log.push(`end ${what}`);
        return { is: 'accepted', messageId: what } as const;
      },
    };
    const to = (phone: string) => ({ recipient: { phone } });
    await aSender({ carrier }).send(
      aBody('BidPlaced', to('13800138001')),
      aBody('ItemSold', to('13800138001')),
      aBody('ItemSold', to('13800138002')),
    );
    const at = (entry: string) => log.indexOf(entry);
    expect(at('begin 2 sale')).toBeLessThan(at('end 1 bid'));
    expect(at('begin 1 sale')).toBeGreaterThan(at('end 1 bid'));
    expect(log).toHaveLength(6);
  });
});

describe('what a worker remembers', () => {
  it('is what was told, not what was suppressed: its next chance may come', async () => {
    const sender = aSender({ lane: 'marketing' });
    const bodies = ['a', 'b', 'c', 'd'].map((eventId) => aBody('WinBack', { eventId }));
    await sender.send(...bodies);
    sender.clock.now += 86_400_000;
    await sender.send(aBody('WinBack', { eventId: 'd' }));
    expect(sender.carrier.texts).toHaveLength(4);
  });

  it('answers a repeat without a call', async () => {
    let claimed = 0;
    const claims = memoryTransactionalClaims(LEASE_SECONDS);
    const counting: Claims = {
      ...claims,
      claim: (...args) => {
        claimed += 1;
        return claims.claim(...args);
      },
    };
    const sender = aSender({ claims: counting });
    await sender.send(aBody('ItemSold'), aBody('ItemSold'));
    expect(claimed).toBe(1);
  });

  it('is also what it found settled by another', async () => {
    let claimed = 0;
    const settled = async () => {
      claimed += 1;
      return { is: 'settled' } as const;
    };
    const claims = { ...memoryTransactionalClaims(LEASE_SECONDS), claim: settled };
    const sender = aSender({ claims });
    await sender.send(aBody('ItemSold'), aBody('ItemSold'));
    expect([claimed, sender.counted]).toEqual([1, ['Duplicate', 'Duplicate']]);
  });

  it('is limited, the oldest forgotten first', () => {
    const { add, has } = createRecentlySettled(2);
    for (const id of ['a', 'b', 'c']) add(id);
    expect(['a', 'b', 'c'].map(has)).toEqual([false, true, true]);
  });
});

describe('one bad record', () => {
  it('goes to the dead-letter queue with its reason, and its neighbours ring', async () => {
    const sender = aSender();
    const bad = aBody('ItemSold', { recipient: {} });
    const returned = await sender.send(aBody('ItemSold'), bad, 'oops', aBody('BidPlaced'));
    expect(returned).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(2);
    expect(sender.deadLetters).toMatchObject([
      { body: bad, reason: expect.stringContaining('detail.recipient.phone') },
      { body: 'oops', reason: expect.stringContaining('invalid: body') },
    ]);
  });

  it('is said on the bus to have failed, as far as it names itself', async () => {
    const sender = aSender();
    await sender.send(
      aBody('ItemSold', {
        recipient: { phone: '12345', userId: 'u'.repeat(257), secret: 'x' },
        item: { ...(anEnvelope('ItemSold').detail['item'] as object), title: '百达翡丽' },
      }),
      'oops',
    );
    expect(sender.announced).toEqual([
      {
        type: 'NotificationFailed',
        detail: {
          notificationId: expect.stringMatching(/^[0-9a-f]{32}$/),
          kind: 'ItemSold',
          eventId: 'evt-1',
          recipient: { phone: '12345' },
          item: { id: 'item-3287', code: '3287', version: 3 },
          reason: expect.stringContaining('invalid: detail.recipient.phone'),
        },
      },
    ]);
  });

  it('stays on the queue where the dead-letter queue does not take it', async () => {
    const deadLetters = { put: () => Promise.reject(new Error('down')) };
    const sender = aSender({ deadLetters });
    expect(await sender.send('oops', aBody('ItemSold'))).toEqual(['m-1']);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('for which the table has no answer comes again, and its neighbours ring', async () => {
    const failing = {
      claim: async ({ recipient }: { recipient: { phone: string } }) => {
        if (recipient.phone === '+8613900000000') throw new Error('ThrottlingException');
        return { is: 'granted', ordinal: 1 } as const;
      },
      settle: async () => {},
      release: async () => {},
      giveUp: async () => {},
    };
    const sender = aSender({ claims: failing });
    const bad = aBody('ItemSold', { recipient: { phone: '13900000000' } });
    expect(await sender.send(bad, aBody('ItemSold'))).toEqual(['m-1']);
    expect(sender.carrier.texts).toHaveLength(1);
  });
});

describe('the time that is left to a worker', () => {
  const record = { messageId: 'm-1', body: aBody('ItemSold') };

  it('is enough to tell, or it is put back, and none of its receives is used up', async () => {
    const sender = aSender();
    const send = sender.another();
    expect(await send([record], () => 10_999)).toEqual([]);
    expect(sender.counted).toEqual(['Deferred pace']);
    expect(sender.waiting.due(NOON_MS + 5_000)).toEqual([record.body]);
    expect(sender.carrier.texts).toEqual([]);
    expect(await send([record], () => 11_000)).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('is enough to put it back, or nothing is begun', async () => {
    const sender = aSender();
    expect(await sender.another()([record], () => 5_499)).toEqual(['m-1']);
    expect([sender.waiting.waiting, sender.carrier.texts]).toEqual([[], []]);
  });
});

describe('a stage that asks for failures alone', () => {
  it('is told of those, and of nothing else', async () => {
    const sender = aSender({ announcesAll: false });
    sender.carrier.answers.push({ is: 'rejected', code: 'InvalidParameter' });
    await sender.send(aBody('ItemSold'), aBody('BidPlaced'));
    expect(sender.announced.map(({ type }) => type)).toEqual(['NotificationFailed']);
  });
});

describe('what is logged', () => {
  it('holds no title, no text, and of the phone as much as tells it from others', async () => {
    const sender = aSender({
      claims: {
        claim: () => Promise.reject(new Error('no item for +8613800138000')),
        settle: async () => {},
        release: async () => {},
        giveUp: async () => {},
      },
    });
    await sender.send(aBody('ItemSold'));
    expect(sender.logged).toEqual([expect.stringContaining('"phone":"+86138****8000"')]);
    expect(sender.logged.join()).not.toMatch(/13800138000|腕表|积家/);
    expect(sender.logged).toHaveLength(1);
  });
});
