import { UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it, vi } from 'vitest';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { aSchedule, aTarget, DEAD_ARN, openScheduler } from './open-scheduler.ts';

const RetryPolicy = { MaximumRetryAttempts: 0 };
const fails = async () => {
  throw new Error('broken');
};

// User guide of Scheduler, on retry policies: without a dead-letter queue it is dropped.
describe('what neither a target nor a dead-letter queue takes', () => {
  it('is dropped and told, where there is no such queue', async () => {
    const { create, get, travelTo, lost } = await openScheduler({ deliver: fails });
    await create({ Target: aTarget({ RetryPolicy }) });
    await travelTo('2026-11-23T05:00:00Z');
    expect(lost).toEqual([expect.stringMatching(/schedule\/default\/s-1.*no dead-letter queue/)]);
    expect(await rejectionOf(get('s-1'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is dropped and told, where that queue fails', async () => {
    const { create, travelTo, lost } = await openScheduler({ deliver: fails, deadLetter: fails });
    await create({ Target: aTarget({ RetryPolicy, DeadLetterConfig: { Arn: DEAD_ARN } }) });
    await travelTo('2026-11-23T05:00:00Z');
    expect(lost).toEqual([expect.stringMatching(/InternalServerError.*broken/)]);
  });

  // User guide, on dead-letter queues: the execution role sends it, and needs the permission.
  it('is dropped and told, where the role may not send to that queue', async () => {
    const judge = { role: () => ({ message: 'no policy allows it' }) };
    const { create, travelTo, dead, lost } = await openScheduler({ judge });
    await create({ Target: aTarget({ RetryPolicy, DeadLetterConfig: { Arn: DEAD_ARN } }) });
    await travelTo('2026-11-23T05:00:00Z');
    expect(dead).toEqual([]);
    expect(lost).toEqual([expect.stringMatching(/AccessDenied.*no policy allows it/)]);
  });
});

describe('while its dead letter is sent, a schedule', () => {
  it('that is updated keeps its new time', async () => {
    const answer = Promise.withResolvers<void>();
    const deadLetter = vi.fn(() => answer.promise);
    const { create, get, client, clock, travelTo } = await openScheduler({
      deliver: fails,
      deadLetter,
    });
    await create({ Target: aTarget({ RetryPolicy, DeadLetterConfig: { Arn: DEAD_ARN } }) });
    clock.jumpTo(Date.parse('2026-11-23T05:00:00Z'));
    await vi.waitFor(() => expect(deadLetter).toHaveBeenCalledOnce());
    const ScheduleExpression = 'at(2026-11-23T06:00:00)';
    await client.send(new UpdateScheduleCommand(aSchedule({ ScheduleExpression })));
    answer.resolve();
    await travelTo('2026-11-23T05:30:00Z');
    expect(await get('s-1')).toMatchObject({ ScheduleExpression });
  });
});

describe('a function', () => {
  it('is invoked with an input of JSON, under the permission to invoke it', async () => {
    const actions: string[] = [];
    const judge = { role: ({ action }: { action: string }) => void actions.push(action) };
    const { create, travelTo, sent } = await openScheduler({ judge });
    const Arn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:greet';
    await create({ Target: aTarget({ Arn }) });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toMatchObject([{ to: Arn, body: '{"kind":"ItemSold"}' }]);
    expect(actions).toEqual(['lambda:InvokeFunction']);
  });

  // API reference, Target: the input of a function must be well-formed JSON; a queue's need not.
  it('takes no other text', async () => {
    const { create } = await openScheduler();
    const Arn = 'arn:aws:lambda:ap-southeast-1:000000000000:function:greet';
    expect(await rejectionOf(create({ Target: aTarget({ Arn, Input: 'hello' }) }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('well-formed JSON'),
    });
  });
});
