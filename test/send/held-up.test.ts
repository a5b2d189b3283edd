import { describe, expect, it } from 'vitest';
import type { Claims, Deferrals } from '../../functions/ports.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const MINUTE_MS = 60_000;

/** A sender that is frozen for a minute once a claim is granted. */
function aSenderFrozenAfterClaiming(lane: 'marketing' | 'transactional') {
  const sender = aSender({ lane });
  const claims: Claims = {
    ...sender.claims,
    async claim(...asked) {
      const claim = await sender.claims.claim(...asked);
      sender.clock.now += MINUTE_MS;
      return claim;
    },
  };
  const { clock, carrier, waiting } = sender;
  const frozen = aSender({
    ...{ lane, claims, clock, carrier },
    ...{ recipients: sender.recipients, deferrals: waiting.deferrals },
  });
  return { ...frozen, clock, carrier, waiting, healthy: sender };
}

describe('a worker that was held up after it had decided', () => {
  it.each([
    ['transactional', 'ItemSold'],
    ['marketing', 'WinBack'],
  ] as const)('texts nothing %s any more, and gives its claim back', async (lane, kind) => {
    const { send, clock, carrier, waiting, healthy, counted } = aSenderFrozenAfterClaiming(lane);
    expect(await send(aBody(kind))).toEqual([]);
    expect(carrier.texts).toEqual([]);
    expect(counted).toEqual(['Deferred pace']);
    clock.now += MINUTE_MS;
    await healthy.send(...waiting.due(clock.now));
    expect(carrier.texts).toHaveLength(1);
  });

  it('says that it does not know, where a final claim cannot be given back', async () => {
    const sender = aSender({ lane: 'marketing' });
    const claims: Claims = {
      ...sender.claims,
      async claim(...asked) {
        sender.clock.now += MINUTE_MS;
        return sender.claims.claim(...asked);
      },
      release: async () => Promise.reject(new Error('no answer')),
    };
    const { send, deadLetters } = aSender({ lane: 'marketing', claims, clock: sender.clock });
    await send(aBody('WinBack'));
    expect(deadLetters.map(({ reason }) => reason)).toEqual(['unconfirmed']);
  });

  it('sends another flush where the first may have come before the event was counted', async () => {
    const sender = aSender({ lane: 'marketing' });
    const { clock, waiting } = sender;
    let isFrozen = true;
    const deferrals: Deferrals = {
      async defer(deferral) {
        await waiting.deferrals.defer(deferral);
        // Its digest is due in the evening: the worker wakes after that.
        if (isFrozen) clock.now = deferral.dueMs + MINUTE_MS;
        isFrozen = false;
      },
    };
    const view = aSender({ lane: 'marketing', deferrals, clock, gatherings: sender.gatherings });
    await view.send(aBody('ItemViewed'));
    await sender.send(...waiting.due(clock.now));
    expect(sender.carrier.texts).toEqual([]);
    clock.now = NOON_MS + 36 * 60 * MINUTE_MS;
    await sender.send(...waiting.due(clock.now));
    expect(sender.announced.map(({ detail }) => detail['eventId'])).toHaveLength(1);
  });
});

describe('a marketing text whose claim a copy met', () => {
  it('is told by that worker as well, once the claim was given back', async () => {
    const offer = aBody('WinBack');
    const sender = aSender({ lane: 'marketing' });
    const other = sender.another();
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    const { publish } = sender.carrier;
    let met: readonly string[] | undefined;
    sender.carrier.publish = async (text) => {
      sender.carrier.publish = publish;
      met = await other([{ messageId: 'copy', body: offer }], () => 20_000);
      return publish.call(sender.carrier, text);
    };
    await sender.send(offer);
    expect(met).toEqual([]);
    sender.clock.now += 10 * MINUTE_MS;
    const bodies = sender.waiting.due(sender.clock.now);
    await other([{ messageId: 'again', body: bodies[0] ?? '' }], () => 20_000);
    expect(sender.carrier.texts).toHaveLength(1);
  });
});
