import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LogRecord, openLogRecord } from '../../../local/log-record.ts';

const SCRIPT = fileURLToPath(new URL('../../../bin/scan-logs.ts', import.meta.url));

/** A file that is not there yet, in a folder of its own. */
function aFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-logs-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'logs.jsonl');
}

/** The script at the end of a run that recorded this. */
function scanned(recorded: (record: LogRecord) => void, ...args: readonly string[]) {
  const file = aFile();
  recorded(openLogRecord(file));
  const env = { ...process.env, DINGDONG_LOGS_FILE: file };
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, ...args], { env });
  return { status, stdout: String(stdout), isThere: existsSync(file) };
}

const SENDER = 'dingdong-dev-TransactionalSenderLog';
const CARRIER = 'sns/ap-southeast-1/000000000000/DirectPublishToPhoneNumber';
const MASKED = '{"level":"INFO","message":"deferred","phone":"+86138****8000"}';
const PLAIN = MASKED.replace('****', '0013');

describe('the end of npm test', () => {
  it('is content where no line holds what is hidden, and says how many it looked through', () => {
    const { status, stdout } = scanned((record) => {
      record.logged(SENDER, MASKED);
      record.logged(SENDER, MASKED);
      record.line('test/send/batch.test.ts', MASKED);
      record.logged(CARRIER, PLAIN);
    });
    expect(stdout).toBe(
      "3 lines that 2 sources logged were looked through, and 1 of the carrier's own left out: " +
        'no phone number, title, text, reply or secret\n',
    );
    expect(status).toBe(0);
  });

  it.each([
    ['a function', (record: LogRecord, line: string) => record.logged(SENDER, line)],
    ['a test', (record: LogRecord, line: string) => record.line(SENDER, line)],
  ])('fails where a line of %s holds a number, and says where, without it', (_, log) => {
    const { status, stdout } = scanned((record) => {
      record.logged('dingdong-dev-Other', MASKED);
      log(record, PLAIN);
      log(record, PLAIN);
    });
    expect(status).toBe(1);
    expect(stdout).toContain(`${SENDER}: a phone number: {"level":"INFO","message":"deferred"`);
    expect(stdout).toContain('  2 × ');
    expect(stdout).not.toMatch(/138/);
  });

  it.each([
    ['phone', '+85291234567'],
    ['title', 'Reverso Classic'],
    ['reply', 'please call me'],
    ['secret', 's3cret-of-the-replies'],
  ] as const)('fails where one holds a %s of the run', (what, text) => {
    const { status, stdout } = scanned((record) => {
      record.hides(what, text);
      record.logged(SENDER, `{"error":"${text} is wrong"}`);
    });
    expect([status, stdout.includes(text)]).toEqual([1, false]);
  });

  it('fails where no function logged anything: a scan of nothing is no proof', () => {
    const nothing = 'no function logged a line: what logs hold is not known\n';
    expect(scanned(() => {})).toEqual({ status: 1, stdout: nothing, isThere: false });
    expect(scanned((record) => record.line('test/a.test.ts', MASKED)).status).toBe(1);
    expect(scanned((record) => record.logged(CARRIER, PLAIN)).status).toBe(1);
  });

  it('fails where the scan sees no number where each line has one', () => {
    const { status, stdout } = scanned((record) => {
      record.logged(SENDER, MASKED);
      record.logged(CARRIER, MASKED);
    });
    expect(status).toBe(1);
    expect(stdout).toBe("the scan finds no number in the carrier's own logs\n");
  });

  it('forgets what was recorded before, where it is asked to', () => {
    const recorded = (record: LogRecord) => record.logged(SENDER, PLAIN);
    expect(scanned(recorded, '--forget')).toMatchObject({ status: 0, isThere: false });
    expect(scanned(() => {}, '--forget')).toMatchObject({ status: 0 });
  });
});

describe('the record', () => {
  it('is for the eyes of its owner', () => {
    const file = aFile();
    openLogRecord(file).hides('secret', 'of a cloud that is gone');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is none without a file, and fails the run where it is torn', () => {
    openLogRecord().logged(SENDER, MASKED);
    const file = aFile();
    writeFileSync(file, '{"from":"log group x","li');
    const env = { ...process.env, DINGDONG_LOGS_FILE: file };
    expect(spawnSync(process.execPath, [SCRIPT], { env }).status).toBe(1);
  });
});
