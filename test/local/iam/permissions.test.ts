import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../../bin/permissions.ts', import.meta.url));

/** The script on a file of these lines; undefined for none. */
function permissions(lines: readonly object[] | undefined, ...args: readonly string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-permissions-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'permissions.jsonl');
  if (lines !== undefined) writeFileSync(file, lines.map((l) => `${JSON.stringify(l)}\n`).join(''));
  const env = { ...process.env, DINGDONG_PERMISSIONS_FILE: file };
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, ...args], { env });
  return { status, stdout: String(stdout), isThere: existsSync(file) };
}

const granted = { id: '1', holder: 'Sender', action: 'sqs:SendMessage', resource: 'arn' };

describe('the end of npm test', () => {
  it('is content where all that is granted was used', () => {
    expect(permissions([{ granted }, { used: '1' }])).toMatchObject({
      status: 0,
      stdout: 'every permission that is granted was used\n',
    });
  });

  it('is content where the rest is explained', () => {
    const { status, stdout } = permissions([{ granted: { ...granted, reason: 'at night' } }]);
    expect(status).toBe(0);
    expect(stdout).toContain('Sender  sqs:SendMessage  arn  at night');
  });

  it('fails where it is not, and where no cloud ran', () => {
    expect(permissions([{ granted }])).toMatchObject({ status: 1 });
    expect(permissions(undefined)).toMatchObject({ status: 1 });
    expect(permissions([])).toMatchObject({ status: 1 });
  });

  it('forgets what was recorded before, where it is asked to', () => {
    expect(permissions([{ granted }], '--forget')).toMatchObject({ status: 0, isThere: false });
    expect(permissions(undefined, '--forget')).toMatchObject({ status: 0 });
  });
});
