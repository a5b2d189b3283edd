import { describe, expect, it } from 'vitest';
import { aBody } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

const EVENING_MS = Date.parse('2026-11-23T21:59:00+08:00');
const NIGHT_MS = Date.parse('2026-11-23T22:02:00+08:00');

const OFFER = aBody('WinBack');

/** One whose worker claimed the offer late in the evening and died, or got no answer. */
async function aSenderWhoseWorkerDied() {
  const sender = aSender({ lane: 'marketing' });
  const { publish } = sender.carrier;
  sender.clock.now = EVENING_MS;
  sender.carrier.publish = () => new Promise(() => {});
  void sender.send(OFFER);
  await new Promise(setImmediate);
  sender.carrier.publish = publish;
  return sender;
}

describe('marketing that was claimed before the night', () => {
  it('and comes again at night is a dead letter: nobody knows whether it was told', async () => {
    const sender = await aSenderWhoseWorkerDied();
    sender.clock.now = NIGHT_MS;
    expect(await sender.again(OFFER)).toEqual([]);
    expect(sender.deadLetters).toEqual([{ body: OFFER, reason: 'unconfirmed' }]);
    expect(sender.waiting.waiting).toEqual([]);
    expect(sender.counted).toEqual(['DeadLettered unconfirmed']);
  });

  it('is no concern of another copy', async () => {
    const sender = await aSenderWhoseWorkerDied();
    sender.clock.now = NIGHT_MS;
    await sender.another()([{ messageId: 'another', body: OFFER }], () => 20_000);
    expect(sender.counted).toEqual(['Duplicate']);
  });

  it('and was given back waits for the morning, and is told then', async () => {
    const sender = aSender({ lane: 'marketing' });
    sender.clock.now = EVENING_MS;
    sender.carrier.answers.push({ is: 'refused-for-now', code: 'Throttled' });
    await sender.send(OFFER);
    const back = sender.waiting.due(NIGHT_MS);
    sender.clock.now = NIGHT_MS;
    expect(await sender.send(...back)).toEqual([]);
    const morningMs = Date.parse('2026-11-24T08:15:00+08:00');
    sender.clock.now = morningMs;
    await sender.send(...sender.waiting.due(morningMs));
    expect(sender.carrier.texts).toHaveLength(1);
  });

  it('and is given back while it is asked for is not told at night', async () => {
    const sender = await aSenderWhoseWorkerDied();
    const claims = {
      ...sender.claims,
      claim: async () => ({ is: 'granted', ordinal: 1 }) as const,
      release: async () => {},
    };
    const other = aSender({ lane: 'marketing', claims, recipients: sender.recipients });
    other.clock.now = NIGHT_MS;
    expect(await other.send(OFFER)).toEqual([]);
    expect(other.carrier.texts).toEqual([]);
    expect(other.counted).toEqual(['Deferred hours']);
  });
});
