import { describe, expect, it } from 'vitest';
import { BANNED_CALLS } from './tidy/banned-calls.ts';
import { BANNED_WORDS } from './tidy/banned-words.ts';
import { ruleFindings, staleExceptions } from './tidy/broken-rules.ts';
import { BUDGETS, budgetFindings, COLUMNS_MAX, LONG_LINES } from './tidy/budgets.ts';
import { recordFindings } from './tidy/decision-records.ts';
import { dependencyFindings } from './tidy/dependency-rule.ts';
import { shown } from './tidy/finding.ts';
import { linkFindings } from './tidy/links.ts';
import { portFindings } from './tidy/ports.ts';
import { isSource, type TextFile, textFiles } from './tidy/repository.ts';
import { bonesOf } from './tidy/twins.ts';
import { unchecked } from './tidy/typechecked.ts';

const FILES = textFiles();

const aFile = (path: string, text = ''): TextFile => ({ path, text });

function file(path: string): TextFile {
  const found = FILES.find((each) => each.path === path);
  if (found === undefined) throw new Error(`no file ${path}`);
  return found;
}

const settings = (path: string) => JSON.parse(file(path).text);

/** The files with one that reads otherwise. */
const withText = (path: string, text: string): readonly TextFile[] => [
  ...FILES.filter((each) => each.path !== path),
  aFile(path, text),
];

describe('the dependency rule', () => {
  it('is kept', () => {
    expect(FILES.filter(isSource).flatMap(dependencyFindings).map(shown)).toEqual([]);
  });

  it.each([
    ['functions/domain/decide.ts', "import { Clock } from '../ports.ts';"],
    ['functions/domain/decide.ts', "import type { Clock } from '../ports.ts';"],
    [
      'functions/domain/notification-id.ts',
      "import { createHash, randomUUID } from 'node:crypto';",
    ],
    ['functions/domain/kind.ts', "export * from '../catalog/index.ts';"],
    ['functions/catalog/sale.ts', "import { decide } from '../domain/decide.ts';"],
    ['functions/ports.ts', "type Client = import('@aws-sdk/client-sqs').SQSClient;"],
    ['functions/send/tell.ts', "import { systemClock } from '../adapters/clock.ts';"],
    ['functions/send/tell.ts', "const { SQSClient } = await import('@aws-sdk/client-sqs');"],
    ['functions/send/tell.ts', 'await import(`../adapters/` + name);'],
    ['functions/reply/reply.ts', "import { createSend } from '../send/send.ts';"],
    ['functions/adapters/log.ts', "import { KINDS } from '../catalog/index.ts';"],
    ['functions/send/handler.ts', "import { startSqs } from '../../local/sqs.ts';"],
    ['lib/lane.ts', "import { readSendEnv } from '../functions/send/env.ts';"],
    ['lib/lane.ts', "import type { Claims } from '../functions/ports.ts';"],
    ['local/sms.ts', "import { tell } from '../functions/send/tell.ts';"],
    ['local/sms.ts', "import { Duration } from 'aws-cdk-lib';"],
    ['local/start.ts', "import { welcome } from '../bin/terminal.ts';"],
    ['bin/send.ts', "import { anExample } from '../test/support/a-cloud.ts';"],
    ['tools/new.ts', ''],
  ])('is broken by %s: %s', (path, text) => {
    const [finding, ...others] = dependencyFindings(aFile(path, `\n${text}`));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ path, line: text === '' ? 1 : 2 });
    expect(finding?.instead).not.toBe('');
  });

  it('has room for what the layers are for', () => {
    const text = "import type { SendEnv } from '../functions/send/env.ts';\nimport 'constructs';";
    expect(dependencyFindings(aFile('lib/lane.ts', text))).toEqual([]);
  });
});

const RULES = [...BANNED_CALLS, ...BANNED_WORDS].map((rule) => [rule.name, rule] as const);

describe.each(RULES)('the rule: %s', (_, rule) => {
  it('is kept', () => {
    expect(FILES.flatMap((each) => ruleFindings(rule, each)).map(shown)).toEqual([]);
  });

  it('can fail', () => {
    expect(ruleFindings(rule, aFile(...rule.bad))).toHaveLength(1);
  });

  it('has no exception that nothing needs', () => {
    expect(staleExceptions(rule, FILES)).toEqual([]);
  });
});

describe('a rule of code', () => {
  it.each([
    '// not Date.now()',
    '/* nor\n Date.now() */',
    "const text = 'Date.now()';",
    'const text = `Date.now()`;',
    'const pattern = /Date.now()/;',
  ])('looks at nothing else: %s', (text) => {
    const [[, rule] = []] = RULES;
    if (rule === undefined) throw new Error('no rule');
    expect(ruleFindings(rule, aFile('lib/lane.ts', text))).toEqual([]);
    const after = aFile('lib/lane.ts', `${text}\n\`\${Date.now()}\`;`);
    expect(ruleFindings(rule, after)).toHaveLength(1);
  });
});

describe('the budgets', () => {
  it('are kept', () => {
    expect(FILES.flatMap(budgetFindings).map(shown)).toEqual([]);
  });

  it('have no exception that nothing needs', () => {
    const isLong = (path: string) =>
      file(path)
        .text.split('\n')
        .some((l) => l.length > COLUMNS_MAX);
    expect(Object.keys(LONG_LINES).filter((path) => !isLong(path))).toEqual([]);
  });

  it.each(BUDGETS)('end at $maxLines lines: $name', ({ files, maxLines }) => {
    const path = files.test('lib/a.ts') ? 'lib/a.ts' : 'test/a.ts';
    const lines = Array.from({ length: maxLines }, () => '//\n').join('');
    expect(budgetFindings(aFile(path, lines))).toEqual([]);
    expect(budgetFindings(aFile(path, `${lines}//\n`))).toHaveLength(1);
  });

  it('count characters, not bytes', () => {
    expect(budgetFindings(aFile('lib/a.ts', `// ${'字'.repeat(97)}`))).toEqual([]);
    expect(budgetFindings(aFile('lib/a.ts', `// ${'字'.repeat(98)}`))).toHaveLength(1);
  });

  it('of functions are held by biome, outside tests', () => {
    const { rules } = settings('biome.json').linter;
    const { level, options } = rules.complexity.noExcessiveLinesPerFunction;
    expect([level, options.maxLines]).toEqual(['error', 50]);
    expect(rules.suspicious.noExplicitAny).toBe('error');
  });
});

describe('the compiler', () => {
  it('reads every file, strictly', () => {
    expect(unchecked(FILES, settings('tsconfig.json'))).toEqual([]);
    expect(settings('tsconfig.json').compilerOptions.strict).toBe(true);
    expect(settings('package.json').scripts.check.split(' && ')).toContain('tsc');
  });

  it('would be found not to', () => {
    const tsConfig = { include: ['lib', '*.ts'] };
    const files = ['lib/a.ts', 'a.ts', 'library/a.ts', 'bin/a.ts'].map((path) => aFile(path));
    expect(unchecked(files, tsConfig)).toEqual(['library/a.ts', 'bin/a.ts']);
    expect(unchecked(files, { ...tsConfig, exclude: ['lib/a.ts'] })).toHaveLength(1);
  });
});

describe('every port', () => {
  const PORTS = 'functions/ports.ts';

  it('has its adapter, and a contract where it remembers', () => {
    expect(portFindings(FILES)).toEqual([]);
  });

  it('would be missed without', () => {
    const more = `${file(PORTS).text}\nexport interface Doors { open(): void }`;
    expect(portFindings(withText(PORTS, more))).toEqual([
      'Doors has no adapter in functions/adapters',
    ]);
    const untested = FILES.filter(({ path }) => !path.endsWith('.contract.test.ts'));
    expect(portFindings(untested).length).toBeGreaterThan(10);
    expect(portFindings([])).toHaveLength(1);
  });
});

describe('the documents', () => {
  const documents = FILES.filter(({ path }) => path.endsWith('.md'));
  const records = documents.filter(({ path }) => path.startsWith('docs/adr/'));

  it('have links, anchors and paths that lead somewhere', () => {
    expect(documents.flatMap((each) => linkFindings(each, FILES)).map(shown)).toEqual([]);
  });

  it.each([
    ['[gone](gone.md)', 'gone.md'],
    ['[a heading](ARCHITECTURE.md#no-such-heading)', 'ARCHITECTURE.md#no-such-heading'],
    ['<a href="../gone/">gone</a>', '../gone/'],
    ['read `lib/gone.ts`', 'lib/gone.ts'],
    ['read `domain/gone.ts`', 'domain/gone.ts'],
  ])('would be found to lead nowhere: %s', (text, found) => {
    const findings = linkFindings(aFile('docs/a.md', `# A\n\n${text}`), FILES);
    expect(findings).toMatchObject([{ path: 'docs/a.md', line: 3, found }]);
  });

  it.each([
    '[a](ARCHITECTURE.md#the-layers)',
    '`lib/`',
    '`domain/kind.ts`',
    '`lib/*.ts`',
    '[a](#a-b)',
  ])('may say %s', (text) => {
    const document = aFile('docs/a.md', `# A, b\n${text}`);
    expect(linkFindings(document, [...FILES, document])).toEqual([]);
  });

  it('of decisions are numbered without gaps, and have their sections', () => {
    expect(recordFindings(records)).toEqual([]);
    const gap = records.filter(({ path }) => !path.includes('/0001-'));
    expect(recordFindings(gap)).toHaveLength(2 * gap.length);
    expect(recordFindings([aFile('docs/adr/0001-a.md', '# 1. A\n\n## Context\n')])).toHaveLength(2);
  });

  it('for those who read Chinese have all that the others have', () => {
    const bones = bonesOf(file('README.md'));
    expect(bonesOf(file('README.zh-CN.md'))).toEqual(bones);
    expect(bonesOf(aFile('README.md', '# A\n```sh\n```\n| a |'))).not.toEqual(bones);
  });
});
