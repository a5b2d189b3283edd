import { describe, expect, it } from 'vitest';
import { type Claims, NothingWritten } from '../../functions/ports.ts';
import { aBody } from '../support/an-event.ts';
import { memoryMarketingClaims, memoryTransactionalClaims } from '../support/memory-claims.ts';
import { aSender, LEASE_SECONDS } from '../support/send-deps.ts';

const unknown = { is: 'unknown', code: 'AbortError' } as const;

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
    expect(sender.counted).toEqual([
      ...['Slowed', 'Returned unconfirmed', 'Returned leased', 'Sent'],
    ]);
  });

  it('is logged with the code that tells a slow carrier from a broken connection', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown);
    await sender.send(aBody('ItemSold'));
    const line = sender.logged.find((each) => each.includes('publish unanswered'));
    expect(line).toContain('AbortError');
    expect(line).toContain('ItemSold');
  });

  it('twice over is a dead letter for transactional', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown, unknown);
    await sender.send(aBody('ItemSold'));
    sender.clock.now += LEASE_SECONDS * 1000;
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body: aBody('ItemSold'), reason: 'unconfirmed' }]);
  });

  it('twice over is not tried a third time by a record that comes again', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown, unknown);
    await sender.send(aBody('ItemSold'));
    sender.clock.now += LEASE_SECONDS * 1000;
    await sender.again(aBody('ItemSold'));
    sender.clock.now += 10 * LEASE_SECONDS * 1000;
    // Its worker died before it was taken off the queue.
    expect(await sender.again(aBody('ItemSold'))).toEqual([]);
    expect(sender.carrier.texts).toEqual([]);
    expect(sender.deadLetters.map(({ reason }) => reason)).toEqual(['unconfirmed', 'unconfirmed']);
  });

  it('twice over is told where somebody redrives its dead letter', async () => {
    const sender = aSender();
    sender.carrier.answers.push(unknown, unknown);
    await sender.send(aBody('ItemSold'));
    sender.clock.now += LEASE_SECONDS * 1000;
    await sender.again(aBody('ItemSold'));
    // SQS gives what is redriven another id.
    await sender.send(aBody('ItemSold'));
    expect(sender.carrier.texts).toHaveLength(1);
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
    expect(await sender.send(aBody('WinBack'))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'unconfirmed' }]);
    expect(await sender.send(aBody('WinBack'))).toEqual([]);
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
    expect(await sender.send(aBody('WinBack'))).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('is a dead letter where it is final and lost twice: it does not vanish', async () => {
    const sender = aSender({ lane: 'marketing', claims: losing('marketing', 2) });
    expect(await sender.send(aBody('WinBack'))).toEqual([]);
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
    expect(await sender.send(aBody('WinBack'))).toEqual(['m-1']);
    expect(sender.deadLetters).toEqual([]);
  });
});

describe('a worker that died', () => {
  it('between claim and Publish leaves a dead letter of marketing, when its record comes again', async () => {
    const dying = { publish: () => new Promise<never>(() => {}) };
    const sender = aSender({ lane: 'marketing', carrier: dying });
    void sender.send(aBody('WinBack'));
    await new Promise(setImmediate);
    expect(await sender.again(aBody('WinBack'))).toEqual(['m-1']);
    sender.clock.now += 120_000;
    expect(await sender.again(aBody('WinBack'))).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body: aBody('WinBack'), reason: 'unconfirmed' }]);
  });
});

describe('a claim that cannot be given back', () => {
  const stuck = { release: () => Promise.reject(new Error('no answer')) };

  it('is a dead letter where it is final', async () => {
    const claims = memoryMarketingClaims({
      ...{ windows: [{ cap: 3, windowSeconds: 86_400 }], length: 10, leaseSeconds: LEASE_SECONDS },
    });
    const sender = aSender({ lane: 'marketing', claims: { ...claims, ...stuck } });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    expect(await sender.send(aBody('WinBack'))).toEqual([]);
    expect(sender.deadLetters).toMatchObject([{ reason: 'rejected-by-carrier: Throttled' }]);
    expect(sender.counted).toContain('Unreleased');
  });

  it('ends with its lease otherwise', async () => {
    const claims = { ...memoryTransactionalClaims(LEASE_SECONDS), ...stuck };
    const sender = aSender({ claims });
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    expect(await sender.send(aBody('ItemSold'))).toEqual([]);
    const [back = ''] = sender.waiting.due(sender.clock.now + 4_000);
    sender.clock.now += 4_000;
    expect(await sender.send(back)).toEqual(['m-2']);
    sender.clock.now += 120_000;
    expect(await sender.again(back)).toEqual([]);
    expect(sender.carrier.texts).toHaveLength(1);
  });
});

describe('a text that is on its way', () => {
  it('is acknowledged even where settling fails', async () => {
    const claims = {
      claim: async () => ({ is: 'granted', ordinal: 1 }) as const,
      settle: () => Promise.reject(new Error('no answer')),
      release: async () => {},
      giveUp: async () => {},
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
