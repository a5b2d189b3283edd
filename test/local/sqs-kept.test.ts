import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startSqs } from '../../local/sqs.ts';
import { arnOf } from '../../local/surroundings.ts';

const DOOMED = fileURLToPath(new URL('fixtures/doomed-queue.ts', import.meta.url));

describe('a message on its way to the dead-letter queue of a process that is killed', () => {
  it('lies on one of the two queues', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dingdong-sqs-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    expect(spawnSync(process.execPath, [DOOMED, dir]).signal).toBe('SIGKILL');
    const sqs = await startSqs('http://127.0.0.1:4566', dir);
    onTestFinished(() => sqs.stop());
    sqs.catchUp(Date.now());
    const visible = ['queue', 'dead'].map((name) => sqs.visible(sqs.queueUrl(name)));
    expect(visible.reduce((a, b) => a + b, 0)).toBe(1);
  });
});

describe('a letter that a task moved, after a restart', () => {
  it('lies where it was moved to', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dingdong-sqs-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const before = await startSqs('http://127.0.0.1:4566', dir);
    const [QueueUrl, SourceArn] = [before.queueUrl('dead'), arnOf('sqs', 'dead')];
    await before.createQueue('dead', {});
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
    await before.createQueue('queue', { RedrivePolicy });
    await before.call('SendMessage', { QueueUrl, MessageBody: 'letter' });
    const DestinationArn = arnOf('sqs', 'queue');
    await before.call('StartMessageMoveTask', { SourceArn, DestinationArn });
    await vi.waitFor(() => expect(before.visible(QueueUrl)).toBe(0));
    await before.stop();
    const after = await startSqs('http://127.0.0.1:4566', dir);
    onTestFinished(() => after.stop());
    after.catchUp(Date.now());
    expect(['queue', 'dead'].map((name) => after.visible(after.queueUrl(name)))).toEqual([1, 0]);
  });
});

// SQS API reference, SendMessage: #x9, #xA, #xD, #x20 to #xD7FF, #xE000 to #xFFFD and #x10000 to
// #x10FFFF are allowed.
describe('a message body', () => {
  it.each([
    ['包包😀𠮷', true],
    ['\u0001', false],
    ['\ud83d', false],
  ])('%j is taken: %s', async (MessageBody, isTaken) => {
    const sqs = await startSqs('http://127.0.0.1:4566');
    onTestFinished(() => sqs.stop());
    await sqs.createQueue('queue', {});
    const QueueUrl = sqs.queueUrl('queue');
    const taken = sqs.call('SendMessage', { QueueUrl, MessageBody }).then(
      () => true,
      () => false,
    );
    expect(await taken).toBe(isTaken);
  });
});

// SQS API reference, SendMessage: 0 to 900 seconds.
describe('a delay', () => {
  it.each([
    [0, true],
    [900, true],
    [901, false],
    [-5, false],
    [1.5, false],
  ])('of %s seconds is taken: %s, alone and in a batch', async (DelaySeconds, isTaken) => {
    const sqs = await startSqs('http://127.0.0.1:4566');
    onTestFinished(() => sqs.stop());
    await sqs.createQueue('queue', {});
    const QueueUrl = sqs.queueUrl('queue');
    const message = { MessageBody: 'hello', DelaySeconds };
    for (const sent of [
      sqs.call('SendMessage', { QueueUrl, ...message }),
      sqs.call('SendMessageBatch', { QueueUrl, Entries: [{ Id: 'a', ...message }] }),
    ]) {
      const taken = sent.then(
        () => 'taken',
        (error: Error) => error.message,
      );
      expect(await taken).toMatch(isTaken ? /^taken$/ : /DelaySeconds must be >= 0 and <= 900/);
    }
  });
});
