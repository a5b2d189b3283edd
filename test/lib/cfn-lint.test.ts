import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aTemplate } from '../support/a-template.ts';
import { anAccountTemplate } from '../support/an-account-template.ts';

const MAX_MS = 120_000;

/** What it wrote, whatever its exit code; undefined where the command cannot be run. */
const cfnLint = (...args: readonly string[]) =>
  new Promise<string | undefined>((resolve) => {
    const options = { timeout: MAX_MS, maxBuffer: 64 * 1024 * 1024 };
    execFile('cfn-lint', args, options, (_, stdout) => resolve(stdout === '' ? undefined : stdout));
  });

const version = await cfnLint('--version');
const NOT_RUN = 'cfn-lint: not run (no such command)';

const BAD = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeoutSeconds: 30 } };
const TEMPLATES = {
  dev: aTemplate({}, 'dev').json,
  prod: aTemplate({}, 'prod').json,
  account: anAccountTemplate().json,
  bad: { Resources: { Bad: BAD } },
};

interface Match {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/** What it finds, as `template rule place: message`, in the region of both stages. */
async function lintAll(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dingdong-lint-'));
  const files = Object.entries(TEMPLATES).map(([name, template]) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
  const args = ['--format', 'json', '--regions', 'ap-southeast-1', '--template', ...files];
  const answer = await cfnLint(...args);
  rmSync(folder, { recursive: true });
  const matches: readonly Match[] = JSON.parse(answer ?? 'null');
  return matches
    .filter(({ Rule }) => Rule.Id !== REDUNDANT_DEPENDS_ON)
    .map(({ Filename, Rule, Location, Message }) =>
      [basename(Filename), Rule.Id, `${Location.Path?.join('/')}: ${Message}`].join(' '),
    );
}

/** The CDK writes a DependsOn beside each reference to a role. */
const REDUNDANT_DEPENDS_ON = 'W3005';

// It is a Python program, which npm cannot bring: without it nothing is claimed.
if (version === undefined) it(NOT_RUN, () => console.log(NOT_RUN));
else {
  describe('cfn-lint', () => {
    let found: readonly string[];
    beforeAll(async () => {
      found = await lintAll();
    }, MAX_MS);
    const of = (name: string) => found.filter((each) => each.startsWith(`${name} `));

    it.each(['dev', 'prod', 'account'])('finds nothing in the template of %s', (stage) => {
      expect(of(stage)).toEqual([]);
    });

    it('finds a property that does not exist', () => {
      const place = 'Resources/Bad/Properties/VisibilityTimeoutSeconds';
      expect(of('bad')).toEqual([expect.stringContaining(`E3002 ${place}: `)]);
    });
  });
}
