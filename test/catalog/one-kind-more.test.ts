import { describe, expect, it } from 'vitest';
import { catalogAsJson } from '../../bin/catalog/as-json.ts';
import { lintKinds } from '../../bin/copy/lint.ts';
import { copyPage } from '../../bin/copy/page.ts';
import { filingRows } from '../../bin/filing/rows.ts';
import { createPreview } from '../../bin/preview/preview.ts';
import { ENTRIES, KINDS } from '../../functions/catalog/index.ts';
import { count, type Kind, may, must } from '../../functions/domain/kind.ts';
import { entriesOf } from '../../local/console/kind-entry.ts';
import { aTemplate } from '../support/a-template.ts';
import { aVoice } from '../support/a-voice.ts';
import { NOON_MS } from '../support/an-event.ts';
import { aSender } from '../support/send-deps.ts';

/** As its family's file would hold it. */
const itemPolished: Kind = {
  name: 'ItemPolished',
  label: '商品已养护',
  purpose: '告知卖家寄售商品已养护',
  lane: 'transactional',
  category: 'listing',
  critical: false,
  timing: 'recipient-hours',
  freshnessSeconds: 3 * 86_400,
  supersedes: ['ItemListed'],
  reader: 'seller',
  requires: { item: true, deadline: false },
  fields: { daysOfCare: count(90) },
  copy: [must('您寄售的{item}已养护，用时{daysOfCare}天。'), may(1, '感谢您的信任。')],
  example: {
    recipient: { phone: '+8613800138000', userId: 'u-1', role: 'seller' },
    item: { id: 'item-3287', code: '3287', category: '腕表' },
    fields: { daysOfCare: 3 },
  },
};

const ENTRIES_MORE = [...ENTRIES, itemPolished];
// Its neighbours are looked at elsewhere.
const KINDS_MORE = [...KINDS.slice(0, 1), itemPolished];
const TEXT = '【叮咚寄卖】您寄售的腕表（编号3287）已养护，用时3天。感谢您的信任。';

const examples = () => catalogAsJson(ENTRIES_MORE, NOON_MS).map(({ example }) => example);

describe('a catalog with one kind more, and nothing else touched', () => {
  it('leads it to its lane, and no longer to the undeliverable queue', () => {
    const naming = aTemplate({ entries: ENTRIES_MORE })
      .ofType('AWS::Events::Rule')
      .filter(([, rule]) => JSON.stringify(rule.Properties.EventPattern).includes('ItemPolished'))
      .map(([id]) => id);
    expect(naming).toEqual([
      expect.stringMatching(/^IntakeUnknownKinds/),
      expect.stringMatching(/^TransactionalRule1/),
    ]);
  });

  it('has a valid example, which arrives as the text that the preview foretold', async () => {
    const example = examples().at(-1);
    expect(createPreview(ENTRIES_MORE, aVoice(), () => NOON_MS)(JSON.stringify(example))).toEqual(
      expect.objectContaining({ kind: 'ItemPolished', lane: 'transactional', text: TEXT }),
    );
    const kinds = new Map(KINDS_MORE.map((kind) => [kind.name, kind]));
    const { send, carrier } = aSender({ kinds });
    await send(JSON.stringify({ id: 'e', ...example }));
    expect(carrier.texts.map(({ text }) => text)).toEqual([TEXT]);
  });

  it('is linted, filed, shown to its readers and rung from the console', () => {
    const { rows, findings } = lintKinds(KINDS_MORE, [aVoice()]);
    expect(rows.at(-1)).toMatchObject({ kind: itemPolished, parts: 1 });
    expect(findings).toEqual([]);
    expect(
      filingRows(KINDS_MORE, aVoice()).filter(([name]) => name === 'ItemPolished'),
    ).not.toEqual([]);
    expect(copyPage(KINDS_MORE, aVoice())).toContain(`${TEXT}\n`);
    expect(entriesOf(KINDS_MORE).at(-1)?.name).toBe('ItemPolished');
  });
});

describe('a catalog with one kind less', () => {
  it('dead-letters it with those that there are', async () => {
    const { send, deadLetters } = aSender();
    await send(JSON.stringify({ id: 'e', ...examples().at(-1) }));
    expect(deadLetters).toMatchObject([
      {
        reason: expect.stringMatching(
          /^invalid: detail-type: one of ItemReceived, .*unknown kind$/,
        ),
      },
    ]);
  });
});
