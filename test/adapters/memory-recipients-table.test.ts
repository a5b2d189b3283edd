import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../functions/adapters/table/item.ts';
import { utf8Order } from '../support/expressions/utf8-order.ts';
import { memoryRecipientsTable } from '../support/memory-recipients-table.ts';

const PHONE = '+8613900000001';

const setTo = (n: number) => ({ update: 'SET n = :n', values: { ':n': n } });

describe('the recipients table in memory', () => {
  it('answers items that never change', async () => {
    const table = memoryRecipientsTable();
    const { item } = await table.update(PHONE, 'a', setTo(1));
    const seen = await table.read([{ phone: PHONE, sortKey: 'a' }]);
    await table.update(PHONE, 'a', setTo(2));
    expect([item['n'], seen(PHONE, 'a')['n']]).toEqual([{ N: '1' }, { N: '1' }]);
    expect((await table.get(PHONE, 'a'))['n']).toEqual({ N: '2' });
  });

  it('tells of each write that is done, and of none that is denied', async () => {
    const writes: unknown[] = [];
    const table = memoryRecipientsTable((...write) => writes.push(write));
    const { item: first } = await table.update(PHONE, 'a', setTo(1));
    const { item: second } = await table.update(PHONE, 'a', setTo(2));
    await table.update(PHONE, 'a', { ...setTo(3), condition: 'attribute_not_exists(n)' });
    expect(writes).toEqual([
      [PHONE, 'a', undefined, first],
      [PHONE, 'a', first, second],
    ]);
  });

  it('forgets what has expired', async () => {
    const table = memoryRecipientsTable();
    await table.update(PHONE, 'a', setTo(1));
    table.drop(PHONE, 'a');
    expect(await table.get(PHONE, 'a')).toEqual({});
    expect(table.itemsOf(PHONE)).toEqual([]);
  });

  it('answers a range in the order of the bytes of its sort keys', async () => {
    const table = memoryRecipientsTable();
    for (const sortKey of ['d', 'c', '\u{1f600}', '\uffee', 'a', 'b']) {
      await table.update(PHONE, sortKey, setTo(1));
    }
    const items = await table.query(PHONE, { from: 'b', to: '\u{1f600}' });
    expect(items.map((item) => textOf(item, 'sk'))).toEqual([
      ...['b', 'c', 'd', '\uffee', '\u{1f600}'],
    ]);
  });

  it('orders as bytes compare', () => {
    const anyText = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const order = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(utf8Order(a, b))).toBe(order);
      }),
      { examples: [['\u{1f600}', '\uffee']] },
    );
  });
});
