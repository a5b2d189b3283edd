import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, type AFault, aCloud } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';
import { someOf } from '../support/budget.ts';
import { write } from '../support/spoiling.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

type Step = Pick<AFault, 'call'> & Partial<AFault>;

// What was said lately, the reply, its lease, the ask, its end.
const STEPS: readonly (readonly [string, Step])[] = [
  ['the query of what was asked', { call: 'dynamodb:Query' }],
  ['the note of what was written', write(1)],
  ['keeping what was decided', write(2)],
  ['the lease of the reply', write(3)],
  ['the answer of the ask', write(4)],
  ['the event on the bus', { call: 'events:PutEvents' }],
  ['the end', write(5)],
];

const TABLE = STEPS.flatMap(([what, step]) =>
  (['before', 'after'] as const).flatMap((when) =>
    (['kill', 'drop'] as const)
      // What is lost before it arrives is lost as by a kill.
      .filter((does) => does === 'kill' || when === 'after')
      .map((does) => ({ what, when, does, step })),
  ),
);

const commandsOf = async (phone: string) => ({
  ids: new Set(
    (await mail.commandsOf(phone)).map(
      ({ detail }) => (detail as { readonly commandId: string }).commandId,
    ),
  ).size,
  answers: [
    ...new Set(
      (await mail.commandsOf(phone)).map(
        ({ detail }) => (detail as { readonly answer?: string }).answer,
      ),
    ),
  ],
});

const ONE_YES = { ids: 1, answers: ['yes'] };

describe('a reader of replies that dies, or hears no answer', () => {
  it.each(someOf(TABLE))('$does $when $what: one command comes of a Y', async (fault) => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const { step, when, does } = fault;
    await cloud.spoil({ function: 'RepliesReader', ...step, when, does });
    // Twice under one id, and once under another within the minute.
    await mail.write(phone, 'Y', { times: 2 });
    await mail.write(phone, 'Y');
    await mail.settle();
    expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
    expect(await commandsOf(phone)).toEqual(ONE_YES);
    expect(await mail.textsOf(phone)).toHaveLength(1);
  });
});

const versionsOf = async (phone: string) =>
  (await mail.commandsOf(phone)).map(
    ({ detail }) => (detail as { readonly ask: { readonly itemVersion: number } }).ask.itemVersion,
  );

describe('a seller of whose newer price the text is held up', () => {
  it('confirms nothing by a Y to the one before it, and the newer one once it is told', async () => {
    const phone = await mail.askedBy('PriceProposed', ['3287']);
    const publish = { call: 'sns:Publish', when: 'before', does: 'kill' } as const;
    await cloud.spoil({ function: 'TransactionalSender', ...publish });
    const item = { id: `item-${phone}-3287`, code: '3287', category: '腕表', version: 4 };
    const change = { item, proposedPriceFen: 1_000_000 };
    await mail.happens('PriceProposed', phone, `newer-${phone}`, change);
    await cloud.travel(1);
    expect(await mail.textsOf(phone)).toHaveLength(1);
    await mail.write(phone, 'Y');
    expect(await versionsOf(phone)).toEqual([]);
    expect((await mail.textsOf(phone)).at(-1)).toContain('未生效');
    await mail.settle();
    expect((await mail.textsOf(phone)).at(-1)).toContain('10000元');
    await mail.write(phone, 'Y');
    expect(await versionsOf(phone)).toEqual([4]);
  });
});
