import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { reportUnused } from '../../../local/iam/unused-report.ts';
import { readUnused } from '../../../local/iam/usage.ts';
import { aPolicy, QUEUE, RULE, trusting } from './policies.ts';

function aFile(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-usage-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'not-yet/permissions.jsonl');
}

const REASON = { action: 'sqs:DeleteMessage', reason: 'a poller that gives up' };

/** A cloud whose role may send to and delete from a queue, and whose queue a rule may send to. */
function aCloud(file: string, { queue = QUEUE, unused = [REASON] } = {}) {
  const iam = createIam(file);
  iam.addRole('sender', { at: 'Sender', document: trusting('lambda.amazonaws.com'), unused });
  const Action = ['sqs:SendMessage', 'sqs:DeleteMessage'];
  iam.addIdentityPolicy('sender', { at: 'Own', document: aPolicy({ Action, Resource: queue }) });
  const everyone = { Effect: 'Deny', Principal: '*', Resource: queue };
  const insecure = { ...everyone, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  const events = { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' };
  const document = aPolicy(insecure, { ...events, Resource: queue });
  iam.addResourcePolicy(queue, { at: 'OfQueue', document });
  const role = { roleArn: roleArnOf('sender'), session: 'send', resource: queue };
  const rule = { service: 'events.amazonaws.com', sourceArn: RULE, resource: queue };
  return {
    send: () => iam.role({ ...role, action: 'sqs:SendMessage' }),
    receive: () => iam.role({ ...role, action: 'sqs:ReceiveMessage' }),
    put: () => iam.service({ ...rule, action: 'sqs:SendMessage' }),
  };
}

const unusedOf = (file: string) =>
  readUnused(file)?.map(({ holder, action, resource }) => `${holder} ${action} ${resource}`);

describe('what is granted', () => {
  it('is unused until a call is let through by it', () => {
    const file = aFile();
    const { send, put } = aCloud(file);
    const [sending, deleting, putting] = [
      `Sender sqs:SendMessage ${QUEUE}`,
      `Sender sqs:DeleteMessage ${QUEUE}`,
      `events.amazonaws.com by OfQueue.Statement[1] sqs:SendMessage ${QUEUE}`,
    ];
    expect(unusedOf(file)).toEqual([sending, deleting, putting]);
    send();
    expect(unusedOf(file)).toEqual([deleting, putting]);
    put();
    expect(unusedOf(file)).toEqual([deleting]);
  });

  it('is not used by a call that is denied', () => {
    const file = aFile();
    const { receive } = aCloud(file);
    expect(receive()).toBeDefined();
    expect(unusedOf(file)).toHaveLength(3);
  });

  it('is written once, however often it is used', () => {
    const file = aFile();
    const { send } = aCloud(file);
    for (let i = 0; i < 3; i += 1) send();
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith('{"used"'))).toHaveLength(1);
  });

  it('in one stage is used where another uses it, whose queues have other names', () => {
    const file = aFile();
    aCloud(file);
    const { send, put } = aCloud(file, { queue: `${QUEUE}-prod` });
    send();
    put();
    expect(unusedOf(file)).toEqual([`Sender sqs:DeleteMessage ${QUEUE}-prod`]);
  });
});

describe('the report', () => {
  it('lists what is unused with the reason that stands beside it, and is content', () => {
    const file = aFile();
    const { send, put } = aCloud(file);
    send();
    put();
    expect(reportUnused(readUnused(file))).toEqual({
      lines: [
        'granted, and used by no test:',
        `  Sender  sqs:DeleteMessage  ${QUEUE}  a poller that gives up`,
      ],
      isExplained: true,
    });
  });

  it('is not content with what is not explained', () => {
    const file = aFile();
    const { put } = aCloud(file);
    put();
    const { lines, isExplained } = reportUnused(readUnused(file));
    expect(isExplained).toBe(false);
    expect(lines[1]).toMatch(/^ {2}Sender {2}sqs:SendMessage .*NOT EXPLAINED/);
  });

  it('takes a reason for its own action alone', () => {
    const file = aFile();
    aCloud(file, { unused: [{ action: 'sqs:*', reason: 'all of it' }] });
    expect(reportUnused(readUnused(file)).lines.join('\n')).not.toContain('all of it');
  });

  it('says where no cloud ran, and where nothing is left to say', () => {
    expect(reportUnused(readUnused(aFile()))).toEqual({
      lines: ['no cloud ran: which permissions are used is not known'],
      isExplained: false,
    });
    expect(reportUnused([])).toEqual({
      lines: ['every permission that is granted was used'],
      isExplained: true,
    });
  });
});
