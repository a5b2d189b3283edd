import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reportLines } from '../../bin/copy/lint/report.ts';
import { lintKinds } from '../../bin/copy/lint.ts';
import { KINDS } from '../../functions/catalog/index.ts';
import { count, type Kind, may, must, oneOf } from '../../functions/domain/kind.ts';
import { aVoice } from '../support/a-voice.ts';
import { kind } from '../support/an-event.ts';

const VOICES = [aVoice()];

/** ItemSold by another name, with other words. */
const aKind = (change: Partial<Kind>): Kind => ({
  ...kind('ItemSold'),
  name: 'ItemSoldAgain',
  label: '再次成交',
  ...change,
});

const GOOD = aKind({ copy: [must('您寄售的{item}再次成交。'), may(1, '感谢您的信任。')] });

const rulesBroken = (bad: Kind) =>
  lintKinds([bad], VOICES).findings.map(({ rule, offending }) => [rule.name, offending]);

describe('the catalog', () => {
  const report = lintKinds(KINDS, VOICES);

  it('keeps every rule', () => {
    expect(reportLines({ ...report, rows: [] }).slice(2)).toEqual([
      '0 texts of 0 kinds keep all 16 rules.',
    ]);
    expect(report.findings).toEqual([]);
  });

  it('has a row for each kind, with the parts it may have', () => {
    expect(report.rows.map((row) => row.kind.name)).toEqual(KINDS.map(({ name }) => name));
    const allowed = report.rows.map((row) => row.kind.longer?.parts ?? 1);
    expect(report.rows.filter(({ parts }, i) => parts > (allowed[i] ?? 0))).toEqual([]);
  });

  it('is looked at with the longest signature, and with the own', () => {
    const { rows } = lintKinds([aKind({ copy: [must('好。')] })], VOICES);
    expect(rows).toMatchObject([{ units: 12, texts: 2 }]);
  });
});

describe('a kind that somebody adds', () => {
  it('is looked at, and its row says how long and for whom it is', () => {
    const lines = reportLines(lintKinds([GOOD], VOICES));
    expect(lines[0]).toMatch(/^kind +lane +units +parts +texts +carriers$/);
    expect(lines[1]).toMatch(
      /^ItemSoldAgain 再次成交 {2}transactional {2}\d\d {5}1 of 1 {2}\d+ +AWS Aliyun Tencent Huawei$/,
    );
    expect(lines.at(-1)).toMatch(/^\d+ texts of 1 kinds keep all 16 rules\.$/);
  });

  it('is not passed by for those that are well', () => {
    const bad = aKind({ name: 'Bad', copy: [must('您寄售的{item}已成交★。')] });
    const { findings } = lintKinds([GOOD, bad], VOICES);
    expect(new Set(findings.map((found) => found.kind.name))).toEqual(new Set(['Bad']));
  });

  it.each([
    ['parts', [must(`您寄售的{item}已成交。${'谢'.repeat(50)}`)]],
    ['contact', [must('您寄售的{item}已成交，请致电400-123-4567。')]],
    ['contact', [must('您寄售的{item}已成交，请致电95188。')]],
    ['ask', [must('您寄售的{item}已成交，请回复1。')]],
    ['suffix', [must('您寄售的{item}已成交，退订回T')]],
  ])('is found to break the rule %s', (rule, copy) => {
    expect(rulesBroken(aKind({ copy })).map(([name]) => name)).toContain(rule);
  });

  it('is found to let two variables touch', () => {
    const bad = aKind({
      copy: [must('您已延期{days}{item}。')],
      fields: { days: count(9) },
      example: { ...kind('ItemSold').example, fields: { days: 3 } },
    });
    expect(rulesBroken(bad)).toContainEqual(['adjacent variables', '{days}{itemName}']);
  });

  it.each([
    ['a slip of the pen', [must('您寄售的{itme}已成交。'), may(1, '感谢。')], '{itme}'],
    ['a condition that cannot be', [must('已成交。', { if: 'nosuch' })], '{nosuch}'],
    ['nothing', [], ''],
    ['nothing where the event has no price', [must('成交价{priceFen}。')], ''],
  ])('must say something: %s', (_, copy, offending) => {
    expect(rulesBroken(aKind({ copy }))).toContainEqual(['substance', offending]);
  });

  it('has words of its own for each choice, which are linted as all words are', () => {
    const where = oneOf({ shop: '门店，致电13800138000' });
    const example = { ...kind('ItemSold').example, fields: { where: 'shop' } };
    const bad = aKind({ copy: [must('商品在{where}。')], fields: { where }, example });
    expect(rulesBroken(bad)).toContainEqual(['contact', '13800138000']);
  });

  it('is looked at with the longest values', () => {
    const copy = [must(`您寄售的{item}已成交，成交价{priceFen}。${'谢'.repeat(25)}`)];
    expect(rulesBroken(aKind({ copy }))).toContainEqual(['parts', '谢谢']);
  });

  it('is looked at with usual ones, which have room for more words', () => {
    const copy = [must('您寄售的{item}已成交。'), may(1, `${'谢'.repeat(44)}★。`)];
    expect(rulesBroken(aKind({ copy }))).toContainEqual(['glyphs of AWS', '★']);
  });

  it('may be longer where it says why', () => {
    const copy = [must(`您寄售的{item}已成交。${'谢'.repeat(50)}`)];
    const longer = { parts: 2, because: 'thanks' } as const;
    expect(rulesBroken(aKind({ copy, longer }))).toEqual([]);
  });
});

describe('a finding', () => {
  const copy = [must(`您寄售的商品已成交。${'谢'.repeat(50)}★`)];
  const lines = reportLines(lintKinds([aKind({ copy })], VOICES));

  it('names the rule, the kind, the characters and the text', () => {
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^glyphs of Huawei: ItemSoldAgain: "★" in 【叮咚寄卖】您.*谢★, and in 1 more$/,
      ),
    );
  });

  it('says how much is too much', () => {
    expect(lines).toContainEqual(
      expect.stringMatching(/^parts: ItemSoldAgain: 1 unit too many: "★" in 【叮咚寄卖叮咚寄卖】/),
    );
  });

  it('is followed by what is allowed, once for each rule', () => {
    expect(lines.filter((line) => line.startsWith('parts: allowed is: one part'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('keep all');
  });
});

describe('npm run lint:copy', () => {
  const TOOL = fileURLToPath(new URL('../../bin/lint-copy.ts', import.meta.url));
  const run = (node: readonly string[], args: readonly string[] = []) =>
    spawnSync(process.execPath, [...node, TOOL, ...args], { encoding: 'utf8' });

  it('prints the table and ends well', () => {
    const { status, stdout } = run([]);
    expect(stdout).toContain('ItemSold 成交');
    expect(stdout).toMatch(new RegExp(`texts of ${KINDS.length} kinds keep all 16 rules\\.\n$`));
    expect(status).toBe(0);
  });

  it('ends with 1 where a text breaks a rule', () => {
    const catalog = new URL('../../functions/catalog/index.ts', import.meta.url).href;
    const worse = `import { KINDS } from '${catalog}'; KINDS[0].copy.push({ rank: 9, text: '★' });`;
    const { status, stdout } = run([`--import=data:text/javascript,${encodeURIComponent(worse)}`]);
    expect(stdout).toMatch(/^glyphs of AWS: ItemReceived: "★" in 【/m);
    expect(status).toBe(1);
  });

  it('refuses what it is given, in one line', () => {
    const { status, stdout, stderr } = run([], ['--fix']);
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      "Unknown option '--fix'; allowed is nothing\n",
    ]);
  });
});
