import { DeleteScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { aSchedule, aTarget, openScheduler, QUEUE_ARN } from './open-scheduler.ts';

describe('a schedule that is due', () => {
  it('sends its input to its queue, and not before', async () => {
    const { create, travelTo, sent } = await openScheduler();
    await create();
    await travelTo('2026-11-23T04:59:30Z');
    expect(sent).toEqual([]);
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toEqual([{ to: QUEUE_ARN, body: '{"kind":"ItemSold"}', at: '2026-11-23T05:00Z' }]);
  });

  // User guide of Scheduler, on schedule types: within 60 seconds after its time, not at once.
  it('goes off at the next whole minute', async () => {
    const { create, clock, travelTo, sent } = await openScheduler();
    await create({ ScheduleExpression: 'at(2026-11-23T05:00:01)' });
    expect(clock.nextDueMs()).toBe(Date.parse('2026-11-23T05:01:00Z'));
    await travelTo('2026-11-23T05:01:00Z');
    expect(sent).toMatchObject([{ at: '2026-11-23T05:01Z' }]);
  });

  it('shares its minute with any number of others, as one task of the clock', async () => {
    const { create, clock, travelTo, sent } = await openScheduler();
    for (const Name of ['a', 'b', 'c']) await create({ Name });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toHaveLength(3);
    expect(clock.nextDueMs()).toBeUndefined();
  });

  // User guide, on flexible time windows: somewhere within the window, which begins with its time.
  it('goes off somewhere within its flexible window', async () => {
    const { create, travelTo, sent } = await openScheduler();
    const names = Array.from({ length: 20 }, (_, i) => `s-${i}`);
    const FlexibleTimeWindow = { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } as const;
    for (const Name of names) await create({ Name, FlexibleTimeWindow });
    await travelTo('2026-11-23T05:15:00Z');
    const minutes = sent.map(({ at }) => at);
    expect(minutes).toHaveLength(20);
    expect(new Set(minutes).size).toBeGreaterThan(5);
    expect(minutes.every((at) => at >= '2026-11-23T05:00Z' && at < '2026-11-23T05:15Z')).toBe(true);
  });

  // User guide, on context attributes: the keywords and their forms.
  it('fills in what its input asks of the context', async () => {
    const { create, travelTo, sent } = await openScheduler();
    const Input = [
      '<aws.scheduler.schedule-arn>',
      '<aws.scheduler.scheduled-time>',
      '<aws.scheduler.attempt-number>',
      '<aws.scheduler.execution-id>',
      '<aws.scheduler.other>',
    ].join(' ');
    await create({
      ScheduleExpression: 'at(2026-11-23T13:00:00)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      Target: aTarget({ Input }),
    });
    await travelTo('2026-11-23T05:00:00Z');
    const [arn, time, attempt, executionId, other] = sent[0]?.body.split(' ') ?? [];
    expect(arn).toMatch(/^arn:aws:scheduler:ap-southeast-1:\d{12}:schedule\/default\/s-1$/);
    expect([time, attempt, other]).toEqual(['2026-11-23T05:00:00Z', '1', '<aws.scheduler.other>']);
    expect(executionId).toMatch(/^[\da-f]{16}$/);
  });

  // Not in AWS's documentation; a schedule that was created with a past time is taken there, and
  // was seen to go off within a minute.
  it('goes off at once where it was due before it was created', async () => {
    const { create, travelTo, sent } = await openScheduler();
    await create({ ScheduleExpression: 'at(2026-11-23T03:00:00)' });
    await travelTo('2026-11-23T04:00:20Z');
    expect(sent).toHaveLength(1);
  });
});

describe('once it has gone off, a schedule', () => {
  // User guide, on deletion after completion.
  it('is deleted where it asks for that', async () => {
    const { create, get, travelTo } = await openScheduler();
    await create();
    await travelTo('2026-11-23T05:00:00Z');
    expect(await rejectionOf(get('s-1'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('stays otherwise, and never goes off again', async () => {
    const { create, get, travelTo, sent } = await openScheduler();
    await create({ ActionAfterCompletion: 'NONE' });
    await travelTo('2026-11-25T05:00:00Z');
    expect(await get('s-1')).toMatchObject({ State: 'ENABLED' });
    expect(sent).toHaveLength(1);
  });
});

describe('before its time, a schedule', () => {
  it('that is disabled does not go off', async () => {
    const { create, travelTo, sent } = await openScheduler();
    await create({ State: 'DISABLED' });
    await travelTo('2026-11-23T06:00:00Z');
    expect(sent).toEqual([]);
  });

  it('that is deleted does not go off', async () => {
    const { create, client, clock, travelTo, sent } = await openScheduler();
    await create();
    await client.send(new DeleteScheduleCommand({ Name: 's-1' }));
    expect(clock.nextDueMs()).toBeUndefined();
    await travelTo('2026-11-23T06:00:00Z');
    expect(sent).toEqual([]);
  });

  // API reference, UpdateSchedule: what is left out takes its default again.
  it('that is updated goes off as it is said now, and at no other time', async () => {
    const { create, get, client, travelTo, sent } = await openScheduler();
    await create({ Description: 'first', State: 'DISABLED' });
    const ScheduleExpression = 'at(2026-11-23T06:00:00)';
    await client.send(new UpdateScheduleCommand(aSchedule({ ScheduleExpression })));
    expect(await get('s-1')).toMatchObject({ State: 'ENABLED', ScheduleExpression });
    expect((await get('s-1')).Description).toBeUndefined();
    await travelTo('2026-11-23T07:00:00Z');
    expect(sent).toMatchObject([{ at: '2026-11-23T06:00Z' }]);
  });

  it('that is put off leaves nothing to do at its first time', async () => {
    const { create, client, clock } = await openScheduler();
    await create();
    const ScheduleExpression = 'at(2026-11-23T06:00:00)';
    await client.send(new UpdateScheduleCommand(aSchedule({ ScheduleExpression })));
    expect(clock.nextDueMs()).toBe(Date.parse('2026-11-23T06:00:00Z'));
  });

  it('must be there to be updated', async () => {
    const { client } = await openScheduler();
    expect(await rejectionOf(client.send(new UpdateScheduleCommand(aSchedule())))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Schedule s-1 does not exist.',
    });
  });
});

/** Scheduler at the moment in which a target has been called and has not answered. */
async function openAtInvocation() {
  const answer = Promise.withResolvers<void>();
  const bodies: string[] = [];
  const open = await openScheduler({
    deliver: (_, body) => {
      bodies.push(body);
      return answer.promise;
    },
  });
  await open.create();
  open.clock.jumpTo(Date.parse('2026-11-23T05:00:00Z'));
  expect(open.scheduler.isBusy()).toBe(true);
  return { ...open, answer, bodies };
}

describe('while its target is invoked, a schedule', () => {
  it('that is updated keeps its new time', async () => {
    const { client, travelTo, answer, bodies } = await openAtInvocation();
    const ScheduleExpression = 'at(2026-11-23T06:00:00)';
    const Target = aTarget({ Input: 'again' });
    await client.send(new UpdateScheduleCommand(aSchedule({ ScheduleExpression, Target })));
    answer.resolve();
    await travelTo('2026-11-23T06:00:00Z');
    expect(bodies).toEqual(['{"kind":"ItemSold"}', 'again']);
  });

  it('that is deleted does not come back, though the target fails', async () => {
    const { client, get, travelTo, answer, bodies } = await openAtInvocation();
    await client.send(new DeleteScheduleCommand({ Name: 's-1' }));
    answer.reject(new Error('broken'));
    await travelTo('2026-11-23T06:00:00Z');
    expect(bodies).toHaveLength(1);
    expect(await rejectionOf(get('s-1'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
