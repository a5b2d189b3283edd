import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typicalSamples } from '../../bin/copy/samples.ts';
import { csvOf } from '../../bin/filing/csv.ts';
import { filingRows } from '../../bin/filing/rows.ts';
import { samplesByTemplate } from '../../bin/filing/templates.ts';
import { KINDS, type Kind } from '../../functions/catalog/index.ts';
import { templateOf } from '../../functions/domain/copy/piece.ts';
import { word } from '../../functions/domain/copy.ts';
import { must } from '../../functions/domain/kind.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aVoice } from '../support/a-voice.ts';
import { aNotification, kind, NOON_MS } from '../support/an-event.ts';
import { anyDetail } from '../support/any-detail.ts';
import { ANY_READER } from '../support/any-reader.ts';
import { runScript } from '../support/run-script.ts';

const VOICE = aVoice();

const [HEADER = [], ...ROWS] = filingRows(KINDS, VOICE);

const rowsFor = (name: string, rows = ROWS) => rows.filter(([kindName]) => kindName === name);

describe('the sheet for carriers', () => {
  it('names its columns in both languages', () => {
    expect(HEADER).toHaveLength(10);
    expect(HEADER[0]).toBe('kind 种类');
    for (const name of HEADER) expect(name).toMatch(/^[a-z]+ \p{Script=Han}+$/u);
  });

  it('tells of a template all that is asked', () => {
    const failed: Kind = { ...kind('WithdrawalFailed'), copy: [must('提现{amountFen}未成功。')] };
    expect(filingRows([failed], VOICE)[1]).toEqual([
      ...['WithdrawalFailed', 'transactional 通知短信', '叮咚寄卖'],
      `【叮咚寄卖】提现\${amountFen}元未成功。`,
      ...['amountFen 金额', '【叮咚寄卖】提现13680元未成功。', '18', '1'],
      ...[failed.purpose, 'AWS, Aliyun, Tencent, Huawei'],
    ]);
  });

  it('says which are promotions, and who takes those with variables', () => {
    const [fixed = [], varied = []] = ['WinBack', 'ItemViewed'].map((name) => rowsFor(name)[0]);
    expect([fixed[1], fixed[9]]).toEqual(['marketing 推广短信', 'AWS, Aliyun, Tencent, Huawei']);
    expect([varied[1], varied[9]]).toEqual(['marketing 推广短信', 'AWS, Aliyun, Tencent']);
  });

  it('has no two rows of one template', () => {
    const templates = ROWS.map(([name, , , template]) => `${name} ${template}`);
    expect(new Set(templates).size).toBe(templates.length);
  });

  it('counts its own examples, which its templates fit', () => {
    for (const [name, , , template = '', , text = '', units, parts] of ROWS) {
      expect(text, name).toMatch(asPattern(template));
      expect([units, parts]).toEqual([countParts(text).units, countParts(text).parts].map(String));
    }
  });

  it('has a contact where one was filed, and never the one of another', () => {
    const [, ...rows] = filingRows([kind('WithdrawalFailed')], aVoice({ contact: '95555' }));
    expect(rows.map((row) => row[3]).join()).toContain('致电95555');
    expect(ROWS.flat().join()).not.toContain('4001234');
  });

  it('has one kind more where the catalog has', () => {
    const more: Kind = { ...kind('ItemSold'), name: 'ItemAdmired' };
    const [, ...rows] = filingRows([...KINDS, more], VOICE);
    expect(rowsFor('ItemAdmired', rows)).toHaveLength(rowsFor('ItemSold').length);
  });
});

describe.each(KINDS)('the templates of $name', (each) => {
  const templates = new Set(samplesByTemplate(each, VOICE).keys());

  it('fit each of its typical texts', () => {
    expect(rowsFor(each.name).map((row) => row[3])).toEqual([...templates]);
    const patterns = [...templates].map(asPattern);
    for (const { text } of typicalSamples(each, VOICE)) {
      expect(
        patterns.some((pattern) => pattern.test(text)),
        text,
      ).toBe(true);
    }
  });

  it.each([
    ['', VOICE],
    [', with a contact', aVoice({ contact: '400123456789' })],
  ])('are all that any event can have%s', (_, voice) => {
    const filed = voice === VOICE ? templates : new Set(samplesByTemplate(each, voice).keys());
    fc.assert(
      fc.property(anyDetail(each), ANY_READER, (detail, reader) => {
        const pieces = word(aNotification(each.name, detail), voice, reader, NOON_MS);
        expect(filed).toContain(templateOf(pieces));
      }),
      { numRuns: 50 },
    );
  });
});

describe('CSV', () => {
  it('begins with a byte order mark and ends each line as RFC 4180 does', () => {
    expect(
      csvOf([
        ['a', '种类'],
        ['b,c', 'd'],
      ]),
    ).toBe('\uFEFFa,种类\r\n"b,c",d\r\n');
  });

  it('reads back as it was, whatever the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'a种",\r\n ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, (written) => {
        expect(parseCsv(csvOf(written.map((row) => row.map((text) => `x${text}`))))).toEqual(
          written.map((row) => row.map((text) => `x${text}`)),
        );
      }),
    );
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx'])('has no spreadsheet reckon %j', (cell) => {
    expect(csvOf([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`);
  });
});

describe('npm run filing', () => {
  it('writes the sheet of the stage', async () => {
    const { code, out, err } = await runScript('filing', ['--stage', 'prod']);
    const rows = parseCsv(out);
    expect(out.startsWith('\uFEFFkind 种类,')).toBe(true);
    expect(new Set(rows.slice(1).map(([name]) => name))).toEqual(
      new Set(KINDS.map(({ name }) => name)),
    );
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([HEADER.length]));
    expect([code, err]).toEqual([0, '']);
  });

  it.each([
    [['prod'], "Unexpected argument 'prod'; allowed is --stage <stage>\n"],
    [['--stage', 'staging'], 'no stage staging: allowed are dev, prod\n'],
  ])('is one line and 1 for %j', async (args, line) => {
    expect(await runScript('filing', args)).toEqual({ code: 1, out: '', err: line });
  });
});

/** Where `${x}` stands, anything may. */
function asPattern(template: string): RegExp {
  const fixed = template
    .split(/\$\{\w+\}/)
    .map((words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${fixed.join('.+')}$`, 'u');
}

/** RFC 4180, and no more. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, inQuotes, plain, end] of text.replace(/^\uFEFF/, '').matchAll(CELL)) {
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
