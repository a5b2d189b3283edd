import { describe, expect, it } from 'vitest';
import { type Claims, NothingWritten, type OutgoingText } from '../../functions/ports.ts';
import { createRecentlySettled } from '../../functions/send/recently-settled.ts';
import { aBody, anEnvelope } from '../support/an-event.ts';
import { memoryMarketingClaims, memoryTransactionalClaims } from '../support/memory-claims.ts';
import { aSender, LEASE_SECONDS } from '../support/send-deps.ts';

const unknown = { is: 'unknown', code: 'AbortError' } as const;

describe.each(['ItemSold', 'ItemViewed'])('%s', (kind) => {
  const lane = kind === 'ItemViewed' ? 'marketing' : 'transactional';

  it('is texted once, however often it comes, to whichever worker', async () => {
    const sender = aSender({ lane });
    expect(await sender.send(aBody(kind), aBody(kind))).toEqual([]);
    expect(await sender.send(aBody(kind))).toEqual([]);
    const another = sender.another();
    await another([{ messageId: 'x', body: aBody(kind) }], () => 20_000);
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.carrier.texts[0]).toMatchObject({ phone: '+8613800138000', lane });
    expect(sender.counted).toEqual(['Sent', 'Duplicate', 'Duplicate', 'Duplicate']);
  });

  it('is announced once, with its id, its recipient and its item', async () => {
    const sender = aSender({ lane });
    await sender.send(aBody(kind), aBody(kind));
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
    expect(await sender.send(aBody(kind))).toEqual([]);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.announced).toMatchObject([
      { type: 'NotificationSuppressed', detail: { reason: 'expired' } },
    ]);
    expect(sender.counted).toEqual(['Suppressed expired']);
  });

  it('that the carrier rejects goes to the dead-letter queue, and can be told when redriven', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'rejected', code: 'InvalidParameter' });
    expect(await sender.send(aBody(kind))).toEqual([]);
    expect(sender.deadLetters).toEqual([
      { body: aBody(kind), reason: 'rejected-by-carrier: InvalidParameter' },
    ]);
    expect(sender.announced).toMatchObject([{ type: 'NotificationFailed' }]);
    await sender.send(aBody(kind));
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('that the carrier has no time for comes again and is told then', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    expect(await sender.send(aBody(kind))).toEqual(['m-1']);
    expect(sender.announced).toEqual([]);
    expect(await sender.send(aBody(kind))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('says what is misconfigured, and can be told when redriven', async () => {
    const sender = aSender({ lane });
    sender.carrier.answers.push({ is: 'misconfigured', code: 'AuthorizationError' });
    await sender.send(aBody(kind));
    await sender.send(aBody(kind));
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.deadLetters).toMatchObject([{ reason: 'misconfigured: AuthorizationError' }]);
    expect(sender.counted).toEqual(['DeadLettered misconfigured', 'Sent']);
  });
});

describe('a Publish of which nobody knows what it came to', () => {
  it('is tried once more for transactional, once the lease is over', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown);
    expect(await sender.send(aBody('ItemSold'))).toEqual(['m-1']);
    expect(await sender.send(aBody('ItemSold'))).toEqual(['m-2']);
    expect(sender.carrier.texts).toEqual([]);
    sender.clock.now += LEASE_SECONDS * 1000;
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
    expect(sender.counted).toEqual(['Returned unconfirmed', 'Returned leased', 'Sent']);
  });

  it('twice over is a dead letter for transactional', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown, unknown);
    await sender.send(aBody('ItemSold'));
    sender.clock.now += LEASE_SECONDS * 1000;
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body: aBody('ItemSold'), reason: 'unconfirmed' }]);
  });

  it('is a dead letter at once where it would have expired before its second try', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown);
    const deadline = new Date(sender.clock.now + 60_000).toISOString();
    expect(await sender.send(aBody('ItemSold', { deadline }))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'unconfirmed' }]);
  });

  it('is final for marketing, even when redriven', async () => {
    const sender = aSender({ lane: 'marketing' });
    sender.carrier.answers.push(unknown);
    expect(await sender.send(aBody('ItemViewed'))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'unconfirmed' }]);
    expect(await sender.send(aBody('ItemViewed'))).toEqual([]);
    expect(sender.carrier.texts).toEqual([]);
  });
});

describe('a claim of which nobody knows whether it was written', () => {
  /** Claims that are written, and whose answer is lost so many times. */
  const losing = (
    lane: 'transactional' | 'marketing',
    times: number,
    error = new Error('lost'),
  ) => {
    const claims = lane === 'marketing' ? aRing() : memoryTransactionalClaims(LEASE_SECONDS);
    let lost = 0;
    return {
      ...claims,
      async claim(...args: Parameters<Claims['claim']>) {
        const answer = await claims.claim(...args);
        if (lost++ < times) throw error;
        return answer;
      },
    };
  };
  const aRing = () =>
    memoryMarketingClaims({
      ...{ windows: [{ cap: 3, windowSeconds: 86_400 }], length: 10, leaseSeconds: LEASE_SECONDS },
    });

  it('is asked for again under the same token where it is final, and told', async () => {
    const sender = aSender({ lane: 'marketing', claims: losing('marketing', 1) });
    expect(await sender.send(aBody('ItemViewed'))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('is a dead letter where it is final and lost twice: it does not vanish', async () => {
    const sender = aSender({ lane: 'marketing', claims: losing('marketing', 2) });
    expect(await sender.send(aBody('ItemViewed'))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'unconfirmed' }]);
    expect(sender.carrier.texts).toEqual([]);
  });

  it('comes again where it is a lease, and is told when that is over', async () => {
    const sender = aSender({ claims: losing('transactional', 1) });
    expect(await sender.send(aBody('ItemSold'))).toEqual(['m-1']);
    sender.clock.now += 120_000;
    expect(await sender.again(aBody('ItemSold'))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('surely not written comes again on either lane', async () => {
    const refused = { claim: () => Promise.reject(new NothingWritten('ThrottlingException')) };
    const sender = aSender({ lane: 'marketing', claims: { ...aRing(), ...refused } });
    expect(await sender.send(aBody('ItemViewed'))).toEqual(['m-1']);
    expect(sender.deadLetters).toEqual([]);
  });
});

describe('a worker that died', () => {
  it('between claim and Publish leaves a dead letter of marketing, when its record comes again', async () => {
    const dying = { publish: () => new Promise<never>(() => {}) };
    const sender = aSender({ lane: 'marketing', carrier: dying });
    void sender.send(aBody('ItemViewed'));
    await new Promise(setImmediate);
    expect(await sender.again(aBody('ItemViewed'))).toEqual(['m-1']);
    sender.clock.now += 120_000;
    expect(await sender.again(aBody('ItemViewed'))).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body: aBody('ItemViewed'), reason: 'unconfirmed' }]);
  });
});

describe('a claim that cannot be given back', () => {
  const stuck = { release: () => Promise.reject(new Error('no answer')) };

  it('is a dead letter where it is final', async () => {
    const { claim, settle } = memoryMarketingClaims({
      ...{ windows: [{ cap: 3, windowSeconds: 86_400 }], length: 10, leaseSeconds: LEASE_SECONDS },
    });
    const sender = aSender({ lane: 'marketing', claims: { claim, settle, ...stuck } });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    expect(await sender.send(aBody('ItemViewed'))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'rejected-by-carrier: Throttled' }]);
    expect(sender.counted).toContain('Unreleased');
  });

  it('ends with its lease otherwise', async () => {
    const { claim, settle } = memoryTransactionalClaims(LEASE_SECONDS);
    const sender = aSender({ claims: { claim, settle, ...stuck } });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    expect(await sender.send(aBody('ItemSold'))).toEqual(['m-1']);
    sender.clock.now += 120_000;
    expect(await sender.again(aBody('ItemSold'))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });
});

describe('a text that is on its way', () => {
  it('is acknowledged even where settling fails', async () => {
    const claims = {
      claim: async () => ({ is: 'granted', ordinal: 1 }) as const,
      settle: () => Promise.reject(new Error('no answer')),
      release: async () => {},
    };
    const sender = aSender({ claims });
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.counted).toEqual(['Unsettled', 'Sent']);
  });

  it('is acknowledged even where it cannot be announced', async () => {
    const sender = aSender({ announcer: { announce: () => Promise.reject(new Error('down')) } });
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.counted).toEqual(['Sent', 'Unannounced']);
  });
});

describe('a quota that is used up', () => {
  it('suppresses marketing, and says so', async () => {
    const sender = aSender({ lane: 'marketing' });
    const bodies = ['a', 'b', 'c', 'd'].map((eventId) => aBody('ItemViewed', { eventId }));
    await sender.send(...bodies);
    expect(sender.carrier.texts).toHaveLength(3);
    expect(sender.announced.at(-1)).toMatchObject({ detail: { eventId: 'd', reason: 'quota' } });
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
    const bodies = ['a', 'b', 'c', 'd'].map((eventId) => aBody('ItemViewed', { eventId }));
    await sender.send(...bodies);
    sender.clock.now += 86_400_000;
    await sender.send(aBody('ItemViewed', { eventId: 'd' }));
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
    };
    const sender = aSender({ claims: failing });
    const bad = aBody('ItemSold', { recipient: { phone: '13900000000' } });
    expect(await sender.send(bad, aBody('ItemSold'))).toEqual(['m-1']);
    expect(sender.carrier.texts).toHaveLength(1);
  });
});

describe('the time that is left to a worker', () => {
  it('is enough to tell, or nothing is begun', async () => {
    const sender = aSender();
    const send = sender.another();
    const record = { messageId: 'm-1', body: aBody('ItemSold') };
    expect(await send([record], () => 10_999)).toEqual(['m-1']);
    expect(sender.carrier.texts).toEqual([]);
    expect(await send([record], () => 11_000)).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
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
  it('holds no phone, no title and no text', async () => {
    const sender = aSender({
      claims: {
        claim: () => Promise.reject(new Error('no item for +8613800138000')),
        settle: async () => {},
        release: async () => {},
      },
    });
    await sender.send(aBody('ItemSold'));
    expect(sender.logged.join()).not.toMatch(/138|腕表/);
    expect(sender.logged).toHaveLength(1);
  });
});
