import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_MARK } from '../../functions/domain/item-mark.ts';
import { NEW_PROFILE } from '../../functions/domain/profile.ts';
import { at, SENT } from '../support/an-attempt.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { recipientStores } from './stores.ts';

const STORES = await recipientStores();
const PHONE = '+8613800138000';
const OTHER_PHONE = '+8613800138001';

const proposal = aNotification('PriceProposed');
const reminder = aNotification('ConsignmentExpiring');

const yes = { by: 'reply-1', as: 'yes' } as const;

describe.each(STORES)('asks %s', (_, start) => {
  let store: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    store = await start();
  });
  afterAll(() => store.stop());

  const open = () => {
    const { asks, marks, memory, transactional: claims } = store.open();
    return {
      ...{ asks, claims, marks, memory },
      shown: async (phone = PHONE) => (await asks.read(phone)).asks,
      ids: async () => (await asks.read(PHONE)).asks.map(({ id }) => id).toSorted(),
    };
  };

  it('are none of somebody new, of whom nothing is known', async () => {
    const { asks, markOf, profile } = await open().asks.read(PHONE);
    expect([asks, markOf('item-3287'), profile]).toEqual([[], NO_MARK, NEW_PROFILE]);
  });

  it('are opened by the claim, whole', async () => {
    const { claims, shown } = open();
    await claims.claim(proposal, at(1));
    expect(await shown()).toEqual([
      {
        ...{ id: proposal.id, kind: 'PriceProposed' },
        wants: { is: 'price', proposedPriceFen: 1_400_000 },
        ...{ occurredAtMs: NOON_MS, askedAtMs: NOON_MS + 1_000 },
        untilMs: NOON_MS + 86_400_000,
        recipient: { userId: 'u-1', role: 'seller' },
        item: { id: 'item-3287', code: '3287', version: 3 },
      },
    ]);
  });

  it('are as short as what was said', async () => {
    const { claims, shown } = open();
    const item = { id: 'i', code: '5512' };
    const recipient = { phone: PHONE };
    await claims.claim(aNotification('ConsignmentExpiring', { item, recipient }), at(1));
    const [ask] = await shown();
    expect(ask).toMatchObject({ wants: { is: 'days', maxDays: 30 } });
    expect([ask?.item, ask?.recipient]).toEqual([item, { role: 'seller' }]);
  });

  it('name their text once the carrier has taken it', async () => {
    const { claims, shown } = open();
    await claims.claim(proposal, at(1));
    await claims.settle(proposal, at(1), SENT);
    expect(await shown()).toMatchObject([{ id: proposal.id, messageId: SENT.messageId }]);
  });

  it('are those of texts that may have gone out, and of no others', async () => {
    const { claims, ids } = open();
    await claims.claim(proposal, at(1));
    await claims.giveUp(proposal, at(1));
    await claims.claim(reminder, at(1));
    await claims.claim(aNotification('ItemSold'), at(1));
    expect(await ids()).toEqual([proposal.id, reminder.id].toSorted());
    await claims.release(reminder, at(1));
    expect(await ids()).toEqual([proposal.id]);
  });

  it('stay where an attempt was given back, but not the one before it', async () => {
    const { claims, shown } = open();
    await claims.claim(proposal, at(0));
    await claims.claim(proposal, at(60));
    await claims.release(proposal, at(60));
    expect(await shown()).toMatchObject([{ id: proposal.id }]);
  });

  it('tell when they were put first, where nobody heard whether that text went out', async () => {
    const { claims, shown } = open();
    const times = async () => (await shown()).map((ask) => [ask.askedAtMs, ask.firstAskedAtMs]);
    const [first, second] = [NOON_MS + 1_000, NOON_MS + 60_000];
    await claims.claim(proposal, at(1));
    expect(await times()).toEqual([[first, undefined]]);
    await claims.claim(proposal, at(60));
    expect(await times()).toEqual([[second, first]]);
    await claims.release(proposal, at(60));
    expect(await times()).toEqual([[second, first]]);
    await claims.claim(proposal, at(61));
    expect(await times()).toEqual([[NOON_MS + 61_000, first]]);
  });

  it('were not put by an attempt that was given back', async () => {
    const { claims, shown } = open();
    await claims.claim(proposal, at(1));
    await claims.release(proposal, at(1));
    await claims.claim(proposal, at(60));
    const [ask] = await shown();
    expect([ask?.askedAtMs, ask?.firstAskedAtMs]).toEqual([NOON_MS + 60_000, undefined]);
  });

  it('are put anew by whoever takes a claim over: in its words, at its time', async () => {
    const { asks, claims, shown } = open();
    await claims.claim(proposal, at(0));
    await asks.answer(PHONE, proposal.id, yes);
    const recipient = { phone: PHONE };
    const item = { id: 'item-3287', code: '3287', version: 4 };
    await claims.claim(aNotification('PriceProposed', { recipient, item }), at(60));
    const [ask] = await shown();
    expect(ask).toMatchObject({ askedAtMs: NOON_MS + 60_000, item: { version: 4 }, answered: yes });
    expect(ask?.recipient).toEqual({ role: 'seller' });
  });

  it('come with the marks of their items, and with what is known of their recipient', async () => {
    const { asks, claims, marks, memory } = open();
    await claims.claim(proposal, at(0));
    await marks.mark(PHONE, 'item-3287', 'ItemSold', NOON_MS + 5);
    await marks.mark(PHONE, 'item-1', 'PriceAdjusted', NOON_MS + 6);
    await memory.remember(PHONE, { is: 'refusal', atMs: NOON_MS, via: 'R' });
    const { markOf, profile } = await asks.read(PHONE);
    expect(markOf('item-3287')).toEqual({ ItemSold: NOON_MS + 5 });
    expect([markOf('item-1'), markOf('item')]).toEqual([{ PriceAdjusted: NOON_MS + 6 }, NO_MARK]);
    expect(profile).toEqual({ ...NEW_PROFILE, refusedAtMs: NOON_MS });
  });

  it('are those of one phone', async () => {
    const { asks, claims, shown } = open();
    await claims.claim(proposal, at(0));
    expect(await shown(OTHER_PHONE)).toEqual([]);
    expect(await asks.answer(OTHER_PHONE, proposal.id, yes)).toBe(false);
  });

  describe('that are answered', () => {
    it('remember by which reply, and what', async () => {
      const { asks, claims, shown } = open();
      await claims.claim(proposal, at(0));
      await claims.claim(reminder, at(0));
      expect(await asks.answer(PHONE, proposal.id, { by: 'reply-1', as: 'no' })).toBe(true);
      expect(await asks.answer(PHONE, reminder.id, { by: 'reply-2', as: 3 })).toBe(true);
      const answered = (await shown()).map((ask) => [ask.id, ask.answered]);
      expect(new Map(answered as [string, object][])).toEqual(
        new Map<string, object>([
          [proposal.id, { by: 'reply-1', as: 'no' }],
          [reminder.id, { by: 'reply-2', as: 3 }],
        ]),
      );
    });

    it('are answered by one of many replies that come at once', async () => {
      const { asks, claims, shown } = open();
      await claims.claim(proposal, at(0));
      const keys = Array.from({ length: 12 }, (__, i) => `reply-${i}`);
      const answers = await Promise.all(
        keys.map((by) => asks.answer(PHONE, proposal.id, { by, as: 'yes' })),
      );
      const winners = keys.filter((__, i) => answers[i]);
      expect(winners).toHaveLength(1);
      expect((await shown())[0]?.answered?.by).toBe(winners[0]);
    });

    it('are so by the same reply again: its answer was lost', async () => {
      const { asks, claims } = open();
      await claims.claim(proposal, at(0));
      expect(await asks.answer(PHONE, proposal.id, yes)).toBe(true);
      expect(await asks.answer(PHONE, proposal.id, yes)).toBe(true);
      expect(await asks.answer(PHONE, proposal.id, { ...yes, by: 'reply-2' })).toBe(false);
    });

    it('stay answered when their text is settled after that', async () => {
      const { asks, claims, shown } = open();
      await claims.claim(proposal, at(0));
      await asks.answer(PHONE, proposal.id, yes);
      await claims.settle(proposal, at(0), SENT);
      expect(await shown()).toMatchObject([{ answered: yes, messageId: SENT.messageId }]);
    });

    it('are none that are forgotten, or that no text asked', async () => {
      const { asks, claims, ids } = open();
      expect(await asks.answer(PHONE, proposal.id, yes)).toBe(false);
      const sale = aNotification('ItemSold');
      await claims.claim(sale, at(0));
      expect(await asks.answer(PHONE, sale.id, yes)).toBe(false);
      expect(await ids()).toEqual([]);
    });
  });
});
