import { describe, expect, it } from 'vitest';
import type { Recipients } from '../../functions/ports.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aPolicy } from '../support/circumstances.ts';
import { aMemory } from '../support/memory-recipients.ts';
import { aSender } from '../support/send-deps.ts';

const PHONE = '+8613800138000';

const occurred = (seconds: number) => ({
  occurredAt: new Date(NOON_MS + seconds * 1000).toISOString(),
});

const deaf = { marks: { mark: () => Promise.reject(new Error('no answer')) } };

/** The recipients of a memory, with how often they were read. */
function reading(read: Recipients['read'] = aMemory().recipients.read) {
  const asked: Parameters<Recipients['read']>[0][] = [];
  return {
    asked,
    recipients: {
      read: async (wanted: Parameters<Recipients['read']>[0]) => {
        asked.push(wanted);
        return read(wanted);
      },
    },
  };
}

describe('news that something later has overtaken', () => {
  it('is not told once that is marked, and is once the goods are back', async () => {
    const sender = aSender();
    await sender.send(aBody('ItemSold', occurred(60)));
    await sender.send(
      aBody('BidPlaced', { eventId: 'before', ...occurred(0) }),
      aBody('BidPlaced', { eventId: 'relisted', ...occurred(120) }),
    );
    expect(sender.announced).toMatchObject([
      { type: 'NotificationSent', detail: { kind: 'ItemSold' } },
      { type: 'NotificationSuppressed', detail: { eventId: 'before', reason: 'superseded' } },
      { type: 'NotificationSent', detail: { eventId: 'relisted' } },
    ]);
  });

  it('is not told where both lie in one batch, whichever comes first', async () => {
    const sender = aSender();
    await sender.send(aBody('BidPlaced'), aBody('ItemSold', occurred(60)));
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.counted).toEqual(['Suppressed superseded', 'Sent']);
  });

  it("is told of another's goods, and of other goods", async () => {
    const sender = aSender();
    await sender.send(
      aBody('ItemSold', occurred(60)),
      aBody('BidPlaced', { eventId: 'a', recipient: { phone: '13900139000' } }),
      aBody('BidPlaced', { eventId: 'b', item: { id: 'another', code: '5512' } }),
    );
    expect(sender.carrier.texts).toHaveLength(3);
  });
});

describe('what supersedes other news', () => {
  it('is marked even where it is not told itself', async () => {
    const sender = aSender();
    const late = { ...occurred(60), deadline: new Date(NOON_MS + 3_600_000).toISOString() };
    sender.clock.now += 2 * 3_600_000;
    await sender.send(aBody('ItemSold', late));
    await sender.send(aBody('BidPlaced'));
    expect(sender.counted).toEqual(['Suppressed expired', 'Suppressed superseded']);
  });

  it('is not marked any longer where it can hold nothing back', async () => {
    const sender = aSender(deaf);
    sender.clock.now += 40 * 86_400_000;
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.counted).toEqual(['Suppressed expired']);
  });

  it('comes again where it cannot be marked, and is not told before', async () => {
    const sender = aSender(deaf);
    expect(await sender.send(aBody('ItemSold'))).toEqual(['m-1']);
    expect(sender.carrier.texts).toEqual([]);
  });
});

describe('what is known of a batch', () => {
  it('is asked for at once, the mark of an item where something could supersede the news', async () => {
    const { asked, recipients } = reading();
    await aSender({ recipients }).send(aBody('BidPlaced'), aBody('RefundIssued'), 'oops');
    expect(asked).toEqual([[{ phone: PHONE, itemId: 'item-3287' }, { phone: PHONE }]]);
  });

  it('is not asked for where all were told before, or have expired', async () => {
    const { asked, recipients } = reading();
    const sender = aSender({ recipients });
    await sender.send(aBody('ItemSold'));
    await sender.send(aBody('ItemSold'), aBody('ItemSold'));
    sender.clock.now += 4 * 86_400_000;
    await sender.send(aBody('BidPlaced'));
    expect(asked).toHaveLength(1);
  });

  it('decides nothing where it cannot be had: all come again but what is no event', async () => {
    const { recipients } = reading(() => Promise.reject(new Error('no answer')));
    const sender = aSender({ recipients });
    expect(await sender.send(aBody('ItemSold'), 'oops', aBody('BidPlaced'))).toEqual([
      'm-1',
      'm-3',
    ]);
    expect(sender.counted).toEqual(['DeadLettered invalid', 'Returned broken', 'Returned broken']);
    expect(sender.carrier.texts).toEqual([]);
  });
});

describe('somebody who refused marketing', () => {
  it('is not told, even where the refusal came after what is known was read', async () => {
    const known = await aMemory().recipients.read([{ phone: PHONE }]);
    const sender = aSender({ lane: 'marketing', recipients: { read: async () => known } });
    await sender.memory.remember(PHONE, { is: 'refusal', atMs: NOON_MS, via: 'test' });
    await sender.send(aBody('WinBack'));
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.counted).toEqual(['Suppressed opted-out']);
  });
});

describe('a number that takes no texts', () => {
  it('is remembered to be so, and no longer asked', async () => {
    const sender = aSender();
    sender.carrier.answers.push({ is: 'unreachable', code: 'OptedOut' });
    await sender.send(aBody('ItemSold'));
    sender.clock.now += 1_000;
    await sender.send(aBody('ItemSold', { eventId: 'evt-2' }));
    expect(sender.deadLetters).toMatchObject([{ reason: 'rejected-by-carrier: OptedOut' }]);
    expect(sender.counted).toEqual(['DeadLettered rejected-by-carrier', 'Suppressed unreachable']);
  });

  it('has its claim given back: once it is vouched for, its dead letter can be redriven', async () => {
    const sender = aSender({ lane: 'marketing' });
    sender.carrier.answers.push({ is: 'unreachable', code: 'OptedOut' });
    await sender.send(aBody('WinBack'));
    await sender.memory.remember(PHONE, { is: 'registered', atMs: NOON_MS + 1 });
    await sender.send(aBody('WinBack'));
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('is a dead letter also where that cannot be remembered', async () => {
    const memory = { remember: () => Promise.reject(new Error('no answer')) };
    const sender = aSender({ memory });
    sender.carrier.answers.push({ is: 'unreachable', code: 'OptedOut' });
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.counted).toEqual(['Unremembered', 'DeadLettered rejected-by-carrier']);
  });
});

describe('a number that is texted without end', () => {
  it('is not one to which the same is put again and again', async () => {
    const windows = [{ cap: 10, windowSeconds: 86_400 }];
    const sender = aSender({ policy: aPolicy({ windows, runawayTexts: 2 }) });
    await sender.send(...Array.from({ length: 5 }, () => aBody('ItemSold')));
    await sender.send(aBody('ItemSold', { eventId: 'evt-2' }));
    expect(sender.carrier.texts).toHaveLength(2);
  });

  it('is held back by the worker that sees it, critical or not', async () => {
    const windows = [{ cap: 10, windowSeconds: 86_400 }];
    const sender = aSender({ policy: aPolicy({ windows, runawayTexts: 3 }) });
    const sales = Array.from({ length: 5 }, (_, i) => aBody('ItemSold', { eventId: `e-${i}` }));
    await sender.send(...sales);
    expect(sender.carrier.texts).toHaveLength(3);
    expect(sender.counted.slice(3)).toEqual(['Suppressed runaway', 'Suppressed runaway']);
    sender.clock.now += 86_400_000;
    await sender.send(aBody('ItemSold', { eventId: 'next day', ...occurred(86_400) }));
    expect(sender.carrier.texts).toHaveLength(4);
  });
});
