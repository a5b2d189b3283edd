import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { aCorrespondence } from '../support/a-correspondence.ts';

let cloud: ACloud;
let mail: ReturnType<typeof aCorrespondence>;
beforeAll(async () => {
  cloud = await aCloud();
  mail = aCorrespondence(cloud);
});
afterAll(() => cloud.stop());

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
