import { describe, expect, it } from 'vitest';
import { aFactBody } from '../support/a-fact.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aLearner } from './a-learner.ts';

const PHONE = '+8613800138000';

describe('a fact that is wrong in what it does not need', () => {
  it.each([
    ['ConsentWithdrawn', 'refusal', { via: 7 }],
    ['ConsentWithdrawn', 'refusal', { item: { id: 'i-1' } }],
    ['ConsentWithdrawn', 'refusal', { deadline: '2020-01-01T00:00:00Z' }],
    ['ConsentWithdrawn', 'refusal', { eventId: 12, ...toAdmin() }],
    ['PhoneReassigned', 'reassigned', toAdmin()],
  ])('counts where it protects somebody, and is a dead letter too: %s', async (...given) => {
    const [name, is, change] = given;
    const learner = aLearner();
    expect(await learner.learn(aFactBody(name, change))).toEqual([]);
    expect(learner.remembered).toMatchObject([[PHONE, { is, atMs: NOON_MS }]]);
    expect(learner.deadLetters).toEqual([
      [expect.any(String), expect.stringMatching(/^invalid: /)],
    ]);
  });

  it('counts for nothing where it gives somebody something', async () => {
    const learner = aLearner();
    await learner.learn(aFactBody('ConsentGiven', { via: 7 }));
    expect([learner.remembered, learner.deadLetters.length]).toEqual([[], 1]);
  });

  it('holds up no other, however deep it is', async () => {
    const learner = aLearner();
    const deep = `${'['.repeat(7_000)}${']'.repeat(7_000)}`;
    const body = aFactBody('UserActive').replace('"evt-1"', deep);
    expect(await learner.learn(body, aFactBody('UserRegistered'))).toEqual([]);
    expect(learner.remembered).toMatchObject([[PHONE, { is: 'registered' }]]);
    expect(learner.deadLetters).toEqual([[body, expect.stringMatching(/^invalid: body: /)]]);
  });

  it('comes again where it cannot be remembered, and is no dead letter yet', async () => {
    const learner = aLearner({ memory: { remember: () => Promise.reject(new Error('down')) } });
    expect(await learner.learn(aFactBody('ConsentWithdrawn', { via: 7 }))).toEqual(['m-1']);
    expect(learner.deadLetters).toEqual([]);
  });
});

function toAdmin() {
  return { recipient: { phone: PHONE, role: 'admin', userId: 12 } };
}
