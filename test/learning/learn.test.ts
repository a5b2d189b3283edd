import { describe, expect, it } from 'vitest';
import { FACTS } from '../../functions/catalog/index.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { aFactBody } from '../support/a-fact.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { aLearner, LEARN_MS, MARK_LIFE_MS } from './a-learner.ts';

const PHONE = '+8613800138000';

const to = (phone: string) => ({ recipient: { phone } });

/** Fails for one phone, as a table that throttles its partition. */
const failingFor = (phone: string) => async (asked: string) => {
  if (asked === phone) throw new Error(`no answer for ${phone}`);
};

describe('a fact', () => {
  it('of a user is remembered of their phone, as it is written everywhere else', async () => {
    const learner = aLearner();
    expect(await learner.learn(aFactBody('ConsentWithdrawn', to('13800138000')))).toEqual([]);
    expect(learner.remembered).toEqual([
      [PHONE, { is: 'refusal', atMs: NOON_MS, via: 'app-settings' }],
    ]);
    expect(learner.marked).toEqual([]);
    expect(learner.counted).toEqual(['Learned']);
  });

  it.each(['PriceConfirmed', 'PayoutConfirmed', 'BidAnswered'])(
    'of an item is marked on it: %s',
    async (name) => {
      const learner = aLearner();
      expect(await learner.learn(aFactBody(name))).toEqual([]);
      expect(learner.marked).toEqual([[PHONE, 'item-3287', name, NOON_MS]]);
      expect(learner.remembered).toEqual([]);
      expect(learner.counted).toEqual(['Learned']);
    },
  );

  it.each([
    ['still matters', MARK_LIFE_MS - 1000, 1, ['Learned']],
    ['no longer matters', MARK_LIFE_MS, 0, ['Ignored']],
  ] as const)('of an item so long ago that it %s', async (_, agoMs, marks, counted) => {
    const learner = aLearner();
    const occurredAt = new Date(NOON_MS - agoMs).toISOString();
    expect(await learner.learn(aFactBody('PriceConfirmed', { occurredAt }))).toEqual([]);
    expect(learner.marked).toHaveLength(marks);
    expect(learner.counted).toEqual(counted);
  });

  it('of a user supersedes nothing, though it names an item', async () => {
    const learner = aLearner();
    await learner.learn(aFactBody('UserActive', { item: { id: 'item-1', code: '3287' } }));
    expect([learner.remembered, learner.marked].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('of a user counts however long ago it was: a refusal binds for good', async () => {
    const learner = aLearner();
    await learner.learn(aFactBody('ConsentWithdrawn', { occurredAt: '2020-01-01T00:00:00Z' }));
    expect(learner.remembered).toHaveLength(1);
  });

  it.each([
    ['of nobody', aFactBody('CampaignLaunched', { recipient: undefined })],
    ['of a tier that it does not name', aFactBody('UserTierChanged', { tier: undefined })],
  ])('from which nothing is learned has ended: %s', async (_, body) => {
    const learner = aLearner();
    expect(await learner.learnWithin(0, body)).toEqual([]);
    expect([learner.remembered, learner.marked]).toEqual([[], []]);
    expect(learner.counted).toEqual(['Ignored']);
  });
});

describe('a batch of every fact', () => {
  it('ends with each of them written down or counted as teaching nothing', async () => {
    const learner = aLearner();
    expect(await learner.learn(...FACTS.map(({ name }) => aFactBody(name)))).toEqual([]);
    expect(learner.remembered).toHaveLength(6);
    expect(learner.marked).toHaveLength(3);
    expect(learner.counted.toSorted()).toEqual(['Ignored', ...Array(9).fill('Learned')]);
  });
});

describe('the recipients of a batch', () => {
  it('are served side by side, and each in turn', async () => {
    const log: string[] = [];
    const memory = {
      async remember(phone: string, { is }: Lesson) {
        log.push(`begin ${phone.slice(-1)} ${is}`);
        await new Promise(setImmediate);
        log.push(`end ${phone.slice(-1)} ${is}`);
      },
    };
    await aLearner({ memory }).learn(
      aFactBody('ConsentGiven', to('13800138001')),
      aFactBody('UserActive', to('+8613800138001')),
      aFactBody('UserActive', to('13800138002')),
    );
    const at = (entry: string) => log.indexOf(entry);
    expect(log).toHaveLength(6);
    expect(at('begin 2 active')).toBeLessThan(at('end 1 consent'));
    expect(at('begin 1 active')).toBeGreaterThan(at('end 1 consent'));
  });
});

describe('one bad record', () => {
  it('goes to the dead-letter queue with its reason, and its neighbours are learned', async () => {
    const learner = aLearner();
    const nameless = aFactBody('ConsentWithdrawn', { recipient: {} });
    const sale = aBody('ItemSold');
    const bodies = [aFactBody('UserActive'), nameless, 'oops', sale, aFactBody('PriceConfirmed')];
    expect(await learner.learn(...bodies)).toEqual([]);
    expect(learner.deadLetters.toSorted(([, a], [, b]) => a.localeCompare(b))).toEqual([
      ['oops', 'invalid: body: an EventBridge event as JSON, not other text'],
      [
        sale,
        expect.stringMatching(/^invalid: detail-type: one of UserRegistered, .*unknown kind$/),
      ],
      [nameless, expect.stringMatching(/^invalid: detail\.recipient\.phone: .*, not nothing$/)],
    ]);
    expect(learner.remembered).toHaveLength(1);
    expect(learner.marked).toHaveLength(1);
    expect(learner.counted.filter((each) => each === 'DeadLettered invalid')).toHaveLength(3);
  });

  it('stays on the queue where the dead-letter queue does not take it', async () => {
    const learner = aLearner({ deadLetters: { put: () => Promise.reject(new Error('down')) } });
    expect(await learner.learn('oops', aFactBody('UserActive'))).toEqual(['m-1']);
    expect(learner.remembered).toHaveLength(1);
    expect(learner.counted.toSorted()).toEqual(['Learned', 'Returned broken']);
  });

  it.each([
    ['profile', 'UserActive', { memory: { remember: failingFor('+8613900000000') } }],
    ['mark', 'PriceConfirmed', { marks: { mark: failingFor('+8613900000000') } }],
  ])('whose %s is not written comes again, and no neighbour does', async (_, name, change) => {
    const learner = aLearner(change);
    const bad = aFactBody(name, to('13900000000'));
    // The third is about the same phone, and is written elsewhere or fails by itself.
    const other = name === 'UserActive' ? 'PriceConfirmed' : 'UserActive';
    const bodies = [aFactBody(name), bad, aFactBody(other, to('13900000000')), aFactBody(other)];
    expect(await learner.learn(...bodies)).toEqual(['m-2']);
    const written = [...learner.remembered, ...learner.marked].map(([phone]) => phone);
    expect(written.toSorted()).toEqual([PHONE, '+8613900000000']);
    expect(learner.counted.toSorted()).toEqual([
      'Learned',
      'Learned',
      'Learned',
      'Returned broken',
    ]);
  });
});

describe('the time that is left to a worker', () => {
  it('is enough to learn, or nothing is begun', async () => {
    const learner = aLearner();
    const bodies = [aFactBody('UserActive'), aFactBody('PriceConfirmed')];
    expect(await learner.learnWithin(LEARN_MS - 1, ...bodies)).toEqual(['m-1', 'm-2']);
    expect([learner.remembered, learner.marked]).toEqual([[], []]);
    expect(learner.counted).toEqual(['Returned out-of-time', 'Returned out-of-time']);
    expect(await learner.learnWithin(LEARN_MS, ...bodies)).toEqual([]);
    expect([learner.remembered, learner.marked].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('what is logged', () => {
  it('names the record and its fact, and of the phone as much as tells it from others', async () => {
    const learner = aLearner({ marks: { mark: failingFor(PHONE) } });
    await learner.learn(aFactBody('PriceConfirmed'));
    const trace = { messageId: 'm-1', fact: 'PriceConfirmed', phone: '+86138****8000' };
    expect(learner.logged.map((line) => JSON.parse(line))).toEqual([
      ['learning failed', { ...trace, error: 'Error' }],
    ]);
  });

  it('is nothing of what was learned', async () => {
    const learner = aLearner();
    await learner.learn(aFactBody('ConsentGiven'), 'oops');
    expect(learner.logged).toEqual([]);
  });
});
