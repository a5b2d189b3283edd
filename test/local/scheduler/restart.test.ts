import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateScheduleGroupCommand, GetScheduleGroupCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aSchedule, aTarget, NOON, openScheduler, ROLE_ARN } from './open-scheduler.ts';

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-scheduler-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('a machine that is switched on again', () => {
  it('has its groups and schedules, which go off at their time', async () => {
    const dir = aFolder();
    const first = await openScheduler({ dir });
    await first.client.send(new CreateScheduleGroupCommand({ Name: 'deferrals' }));
    await first.create({ Name: 'later' });
    await first.close();

    const { client, get, travelTo, sent } = await openScheduler({ dir });
    await client.send(new GetScheduleGroupCommand({ Name: 'deferrals' }));
    expect(await get('later')).toMatchObject({ ScheduleExpression: 'at(2026-11-23T05:00:00)' });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toMatchObject([{ at: '2026-11-23T05:00Z' }]);
  });

  it('sets off at once what fell due while it was off', async () => {
    const dir = aFolder();
    const first = await openScheduler({ dir });
    await first.create();
    await first.close();

    const { travelTo, sent } = await openScheduler({ dir, now: '2026-11-25T09:00:00Z' });
    await travelTo('2026-11-25T09:00:10Z');
    expect(sent).toMatchObject([{ at: '2026-11-25T09:00Z' }]);
  });

  it('waits with that until its queues are there again', async () => {
    const dir = aFolder();
    const first = await openScheduler({ dir });
    await first.create({ Name: 'kept' });
    await first.close();

    const now = '2026-11-25T09:00:00Z';
    const { scheduler, create, travelTo, sent } = await openScheduler({
      dir,
      now,
      hasResumed: false,
    });
    await create({ Name: 'created-meanwhile' });
    await travelTo('2026-11-25T09:00:10Z');
    expect(sent).toEqual([]);
    scheduler.resume();
    await travelTo('2026-11-25T09:00:20Z');
    expect(sent).toHaveLength(2);
  });

  it('does not set off again what is done', async () => {
    const dir = aFolder();
    const first = await openScheduler({ dir });
    await first.create({ Name: 'kept', ActionAfterCompletion: 'NONE' });
    await first.create({ Name: 'deleted' });
    await first.travelTo('2026-11-23T05:00:00Z');
    expect(first.sent).toHaveLength(2);
    await first.close();

    const { travelTo, sent } = await openScheduler({ dir, now: '2026-11-23T05:01:00Z' });
    await travelTo('2026-11-23T09:00:00Z');
    expect(sent).toEqual([]);
  });

  it('goes on with the retries where they were', async () => {
    const dir = aFolder();
    const deliver = async () => {
      throw new Error('broken');
    };
    const first = await openScheduler({ dir, deliver });
    await first.create({ Target: aTarget({ Input: 'attempt <aws.scheduler.attempt-number>' }) });
    await first.travelTo('2026-11-23T05:01:00Z');
    await first.close();

    const { travelTo, sent } = await openScheduler({ dir, now: '2026-11-23T05:02:00Z' });
    await travelTo('2026-11-23T06:00:00Z');
    expect(sent).toMatchObject([{ body: 'attempt 3', at: '2026-11-23T05:03Z' }]);
  });
});

describe('a process that is killed', () => {
  it('just after a schedule was created has not forgotten it', async () => {
    const dir = aFolder();
    expect(runAndKill(dir, 'created')).toBe('SIGKILL');
    const { travelTo, sent } = await openScheduler({ dir });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toMatchObject([{ body: 'Y' }]);
  });

  // User guide of Scheduler: it delivers at least once.
  it('while it invokes a target invokes it again', async () => {
    const dir = aFolder();
    expect(runAndKill(dir, 'invoked')).toBe('SIGKILL');
    const { travelTo, sent } = await openScheduler({ dir, now: '2026-11-23T05:00:01Z' });
    await travelTo('2026-11-23T05:00:10Z');
    expect(sent).toMatchObject([{ body: 'Y' }]);
  });
});

/**
 * Scheduler in a process of its own, which is killed where it says so.
 * @returns the signal that ended it
 */
function runAndKill(dir: string, when: 'created' | 'invoked') {
  const local = new URL('../../../local/', import.meta.url);
  const input = aSchedule({ Target: aTarget({ Input: 'Y' }) });
  const script = `
    const { createClock } = await import('${local}clock.ts');
    const { startScheduler } = await import('${local}scheduler.ts');
    const { openStore } = await import('${local}store.ts');
    const die = () => process.kill(process.pid, 'SIGKILL');
    const clock = createClock(${Date.parse(NOON)} - Date.now());
    const scheduler = startScheduler({
      clock,
      store: openStore(${JSON.stringify(dir)}),
      judge: { role: () => undefined },
      mayAssume: (_, roleArn) => roleArn === '${ROLE_ARN}',
      deliver: async () => die(),
      deadLetter: async () => {},
    });
    scheduler.resume();
    const { Name, ...body } = ${JSON.stringify(input)};
    const { status } = await scheduler.handle({
      method: 'POST', path: '/schedules/' + Name, body: JSON.stringify(body),
    });
    if (status === 200 && '${when}' === 'created') die();
    clock.jumpTo(${Date.parse('2026-11-23T05:00:00Z')});
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script]).signal;
}
