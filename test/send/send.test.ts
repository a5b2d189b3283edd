import { describe, expect, it } from 'vitest';
import { aBody } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const item = { id: 'item-3287', code: '3287', category: '腕表', version: 3 };

describe.each(['ItemSold', 'WinBack'])('%s', (kind) => {
  const lane = kind === 'WinBack' ? 'marketing' : 'transactional';
  const body = aBody(kind, { item });

  it('is texted once, however often it comes, to whichever worker', async () => {
    const sender = aSender({ lane });
    expect(await sender.send(body, body)).toEqual([]);
    expect(await sender.send(body)).toEqual([]);
    const another = sender.another();
    await another([{ messageId: 'x', body }], () => 20_000);
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.carrier.texts[0]).toMatchObject({ phone: '+8613800138000', lane });
    expect(sender.counted).toEqual(['Sent', 'Duplicate', 'Duplicate', 'Duplicate']);
  });

  it('is announced once, with its id, its recipient and its item', async () => {
    const sender = aSender({ lane });
    await sender.send(body, body);
    expect(sender.announced).toEqual([
      {
        type: 'NotificationSent',
        detail: {
          notificationId: expect.stringMatching(/^[0-9a-f]{32}$/),
          kind,
          eventId: 'evt-1',
          recipient: { phone: '+8613800138000', userId: 'u-1', role: 'seller' },
          item: { id: 'item-3287', code: '3287', version: 3 },
          messageId: 'sms-1',
          parts: 1,
        },
      },
    ]);
  });

  it('that came too late is suppressed, and said to be', async () => {
    const sender = aSender({ lane });
    sender.clock.now += 4 * 86_400_000;
    expect(await sender.send(body)).toEqual([]);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.announced).toMatchObject([
      { type: 'NotificationSuppressed', detail: { reason: 'expired' } },
    ]);
    expect(sender.counted).toEqual(['Suppressed expired']);
  });

  it('that the carrier rejects goes to the dead-letter queue, and can be told when redriven', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'rejected', code: 'InvalidParameter' });
    expect(await sender.send(body)).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body, reason: 'rejected-by-carrier: InvalidParameter' }]);
    expect(sender.announced).toMatchObject([{ type: 'NotificationFailed' }]);
    await sender.send(body);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('that the carrier has no time for is put back, and told then', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    // No receive is used up: however long the carrier has no time, it does not end by that.
    expect(await sender.send(body)).toEqual([]);
    expect(sender.announced).toEqual([]);
    expect(sender.counted).toEqual(['Slowed', 'Deferred carrier']);
    const [back = ''] = sender.waiting.due(sender.clock.now + 4_000);
    expect(JSON.parse(back)).toEqual({ ...JSON.parse(body), tries: 1 });
    expect(await sender.send(back)).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('says what is misconfigured, and can be told when redriven', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'misconfigured', code: 'AuthorizationError' });
    await sender.send(body);
    expect(sender.deadLetters).toMatchObject([{ reason: 'misconfigured: AuthorizationError' }]);
    // Until an operator has seen to it nothing else of the lane is tried.
    await sender.send(body);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.controls.now().halted).toEqual({ [lane]: 'AuthorizationError' });
    await sender.controls.operating.setMode('normal', undefined, 'normal');
    await sender.send(body);
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.counted).toEqual([
      ...['Halted', 'DeadLettered misconfigured', 'Deferred paused', 'Sent'],
    ]);
  });
});
