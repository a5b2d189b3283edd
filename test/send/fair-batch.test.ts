import { describe, expect, it } from 'vitest';
import type { OutgoingText } from '../../functions/ports.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { virtualTime } from '../support/running-time.ts';
import { aSender } from '../support/send-deps.ts';

const RATE = { partsPerSecond: 20, maxWaitMs: 8_000, recoverySeconds: 60 };
const SLOT_MS = 50;

/** Whose carrier takes its time, and a sender at 20 parts a second before it. */
function aPacedSender(answerMs: (phone: string) => number) {
  const time = virtualTime(NOON_MS);
  const told: { readonly phone: string; readonly afterMs: number }[] = [];
  const controls = memoryControls();
  const sender = aSender({
    clock: time,
    timer: { until: (atMs) => time.pass(Math.max(0, atMs - time.nowMs())) },
    pace: controls.paceOf(RATE),
    carrier: {
      async publish({ phone }: OutgoingText) {
        told.push({ phone, afterMs: time.nowMs() - NOON_MS });
        await time.pass(answerMs(phone));
        return { is: 'accepted', messageId: `sms-${told.length}` } as const;
      },
    },
  });
  return {
    ...{ ...sender, told },
    /** Others have the slots of so many parts. */
    ahead: (parts: number) => controls.amend({ takenUntilMs: NOON_MS + parts * SLOT_MS }),
    takenParts: () => (controls.now().takenUntilMs - NOON_MS) / SLOT_MS,
    async send(...bodies: string[]) {
      const sent = sender.send(...bodies);
      await time.run();
      await sent;
    },
  };
}

const sold = (phone: string, eventId = `e-${phone}`) =>
  aBody('ItemSold', { eventId, recipient: { phone } });

describe('a batch in which five events are of one recipient, whose texts are slow', () => {
  const SLOW = '+8613800138001';
  const slow = ['a', 'b', 'c', 'd', 'e'].map((eventId) => sold(SLOW, eventId));
  const others = ['2', '3', '4', '5', '6'].map((digit) => `+861380013800${digit}`);
  const send = async () => {
    const sender = aPacedSender((phone) => (phone === SLOW ? 400 : 100));
    await sender.send(...slow, ...others.map((phone) => sold(phone)));
    return sender;
  };

  it('has the others told in their slots, one after another', async () => {
    const { told } = await send();
    const ofOthers = told.filter(({ phone }) => phone !== SLOW);
    expect(ofOthers.map(({ phone }) => phone)).toEqual(others);
    expect(ofOthers.map(({ afterMs }) => afterMs)).toEqual([50, 100, 150, 200, 250]);
  });

  it('tells it its five in turn', async () => {
    const { told } = await send();
    const ofSlow = told.filter(({ phone }) => phone === SLOW);
    expect(ofSlow.map(({ afterMs }) => afterMs)).toEqual([0, 400, 800, 1_200, 1_600]);
  });

  it('lets no slot lapse', async () => {
    const { counted, takenParts } = await send();
    expect(new Set(counted)).toEqual(new Set(['Sent']));
    // The last of them is taken when it is used.
    expect(takenParts()).toBe(1_600 / SLOT_MS + 1);
  });
});

describe('a text whose slot is seconds away', () => {
  const within = (seconds: number) =>
    aBody('PayoutConfirmationDue', {
      deadline: new Date(NOON_MS + seconds * 1_000).toISOString(),
    });

  it('is suppressed where it expires before, and costs nothing', async () => {
    const sender = aPacedSender(() => 100);
    sender.ahead(100);
    await sender.send(within(4));
    expect([sender.told, sender.counted]).toEqual([[], ['Suppressed expired']]);
    const { detail } = sender.announced[0] ?? {};
    expect(detail).toMatchObject({ reason: 'expired' });
  });

  it('is told where it does not', async () => {
    const sender = aPacedSender(() => 100);
    sender.ahead(100);
    await sender.send(within(5));
    expect(sender.told).toMatchObject([{ afterMs: 5_000 }]);
  });
});
