import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHidden } from '../../local/hidden-texts.ts';
import { openLogRecord, readLogRecord } from '../../local/log-record.ts';
import { startLogs } from '../../local/logs.ts';
import { startSecretsManager } from '../../local/secrets-manager.ts';

const dir = mkdtempSync(join(tmpdir(), 'dingdong-record-'));
const file = join(dir, 'made', 'logs.jsonl');
const record = openLogRecord(file);
afterAll(() => rmSync(dir, { recursive: true }));

describe('a cloud whose logs are recorded', () => {
  const told: Record<string, (what: never) => void> = {};
  const hear = (name: string) => (listener: (what: never) => void) => {
    told[name] = listener;
  };
  const says = (name: string, what: unknown) => told[name]?.(what as never);
  const read = () => readLogRecord(file);

  beforeAll(() =>
    recordHidden(record, {
      events: { onEvent: hear('event') },
      sms: { onRing: hear('ring') },
      replies: { onWritten: hear('reply') },
    }),
  );

  it('records every line of every log group, whoever wrote it', async () => {
    const logs = startLogs({ now: () => 0, onLogged: record.logged } as never);
    const put = (message: string) => logs.put('a-group', 'local', [{ timestampMs: 0, message }]);
    put('one');
    put('two\nlines');
    await logs.handle({
      headers: { 'x-amz-target': 'Logs_20140328.PutLogEvents' },
      body: JSON.stringify({
        ...{ logGroupName: 'a-group', logStreamName: 'local' },
        logEvents: [{ timestamp: 0, message: 'by a call' }],
      }),
    } as never);
    const from = 'log group a-group';
    expect(read().lines).toEqual([
      { from, line: 'one' },
      { from, line: 'two\nlines' },
      { from, line: 'by a call' },
    ]);
  });

  it('records the secrets that it made up, was given or had rotated', async () => {
    const secrets = startSecretsManager({ now: () => 0, onText: (t) => record.hides('secret', t) });
    const madeUp = secrets.create('arn:a-secret', { ExcludePunctuation: true });
    secrets.create('arn:another', { ExcludePunctuation: true }, 'given');
    const rotated = await secrets.handle({
      headers: { 'x-amz-target': 'secretsmanager.PutSecretValue' },
      body: JSON.stringify({
        ...{ SecretId: 'arn:another', SecretString: 'rotated' },
        ClientRequestToken: 'a-token-of-32-characters-at-least',
      }),
    } as never);
    expect(rotated).toMatchObject({ status: 200 });
    expect([...read().hidden.secret]).toEqual([madeUp, 'given', 'rotated']);
  });

  it('records phones, titles and replies, each once', () => {
    says('event', {
      detail: { recipient: { phone: '+8613800138000' }, item: { title: 'LV包包' } },
    });
    says('event', { detail: { recipient: { phone: '+8613800138000' }, item: {} } });
    says('event', { detail: { recipient: 'somebody' } });
    says('event', { detail: null });
    says('ring', { phoneNumber: '+8613800138001', text: '【叮咚寄卖】' });
    says('reply', { phoneNumber: '+8613800138002', text: 'Y' });
    expect(readFileSync(file, 'utf8').split('+8613800138000')).toHaveLength(2);
    expect(read().hidden).toMatchObject({
      phone: new Set(['+8613800138000', '+8613800138001', '+8613800138002']),
      title: new Set(['LV包包']),
      reply: new Set(['Y']),
    });
  });
});
