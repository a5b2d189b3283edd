import { describe, expect, it, onTestFinished } from 'vitest';
import type { RoleCall } from '../../../local/iam/judge.ts';
import { startSqs } from '../../../local/sqs.ts';
import { openEndpoint, rejectionOf } from '../fixtures/endpoint.ts';
import { aTarget, DEAD_ARN, openScheduler, QUEUE_ARN, ROLE_ARN } from './open-scheduler.ts';

/** As the SQS and Lambda SDKs throw it. */
class TargetError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A target that fails so many times with that error, and how it was tried. */
function failing(times: number, error: Error = new TargetError('ThrottlingException', 'slow')) {
  const bodies: string[] = [];
  const deliver = async (_: string, body: string) => {
    bodies.push(body);
    if (bodies.length <= times) throw error;
  };
  return { bodies, deliver };
}

const withDeadLetters = (RetryPolicy: object = {}) => ({
  Target: aTarget({
    DeadLetterConfig: { Arn: DEAD_ARN },
    RetryPolicy,
    Input: 'attempt <aws.scheduler.attempt-number>',
  }),
});

describe('a target that fails', () => {
  // User guide of Scheduler: retries back off exponentially; on context attributes: counted from 1.
  it('is tried again, after ever longer, until it takes it', async () => {
    const { bodies, deliver } = failing(3);
    const { create, get, clock, travelTo, dead } = await openScheduler({ deliver });
    await create(withDeadLetters());
    const dues: number[] = [];
    for (const minute of ['05:00', '05:01', '05:03', '05:07']) {
      await travelTo(`2026-11-23T${minute}:00Z`);
      dues.push(bodies.length);
    }
    expect(dues).toEqual([1, 2, 3, 4]);
    expect(bodies).toEqual(['attempt 1', 'attempt 2', 'attempt 3', 'attempt 4']);
    expect(clock.nextDueMs()).toBeUndefined();
    expect(dead).toEqual([]);
    expect(await rejectionOf(get('s-1'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  // User guide, on dead-letter queues: the payload, these attributes, and these values of
  // EXHAUSTED_RETRY_CONDITION.
  it('is given up after its retries: what it did not take is a dead letter', async () => {
    const { deliver } = failing(Number.POSITIVE_INFINITY);
    const { create, get, travelTo, dead, lost } = await openScheduler({ deliver });
    await create(withDeadLetters({ MaximumRetryAttempts: 2 }));
    await travelTo('2026-11-24T05:00:00Z');
    expect(dead).toEqual([
      {
        to: DEAD_ARN,
        body: 'attempt 3',
        at: '2026-11-23T05:03Z',
        attributes: {
          ERROR_CODE: 'ThrottlingException',
          ERROR_MESSAGE: 'slow',
          EXECUTION_ID: expect.stringMatching(/^[\da-f]{16}$/),
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          IS_PAYLOAD_TRUNCATED: 'false',
          RETRY_ATTEMPTS: '2',
          SCHEDULED_TIME: '2026-11-23T05:00:00Z',
          SCHEDULE_ARN: 'arn:aws:scheduler:ap-southeast-1:000000000000:schedule/default/s-1',
          TARGET_ARN: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
        },
      },
    ]);
    expect(lost).toEqual([]);
    expect(await rejectionOf(get('s-1'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is given up once what it is sent is too old', async () => {
    const { bodies, deliver } = failing(Number.POSITIVE_INFINITY);
    const { create, travelTo, dead } = await openScheduler({ deliver });
    await create(withDeadLetters({ MaximumEventAgeInSeconds: 300 }));
    await travelTo('2026-11-24T05:00:00Z');
    expect(bodies).toHaveLength(4);
    expect(dead).toMatchObject([
      {
        at: '2026-11-23T05:05Z',
        attributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '3' },
      },
    ]);
  });

  // User guide, on dead-letter queues: the code and the message where the fault is Scheduler's own.
  it('is an internal error where it says nothing of its own', async () => {
    const { deliver } = failing(1, new Error('socket hang up'));
    const { create, travelTo, dead } = await openScheduler({ deliver });
    await create(withDeadLetters({ MaximumRetryAttempts: 0 }));
    await travelTo('2026-11-23T05:00:00Z');
    expect(dead[0]?.attributes).toMatchObject({
      ERROR_CODE: 'AWS.Scheduler.InternalServerError',
      ERROR_MESSAGE: 'Unexpected error occurred while processing the request',
    });
  });

  it('has what it is sent cut where the dead letter would be over 256 KB', async () => {
    const { deliver } = failing(1);
    const { create, travelTo, dead } = await openScheduler({ deliver });
    const Input = '鐘'.repeat(87_381);
    const RetryPolicy = { MaximumRetryAttempts: 0 };
    const DeadLetterConfig = { Arn: DEAD_ARN };
    await create({ Target: aTarget({ DeadLetterConfig, RetryPolicy, Input }) });
    await travelTo('2026-11-23T05:00:00Z');
    expect(dead[0]?.attributes).toMatchObject({ IS_PAYLOAD_TRUNCATED: 'true' });
    expect(dead[0]?.body).toMatch(/^鐘{87000,87380}$/);
  });
});

describe('a failure that stays', () => {
  // User guide, on dead-letter queues: the code of a queue that is not there; a permanent error has
  // no EXHAUSTED_RETRY_CONDITION. SQS is real here.
  it('is a dead letter at once, such as a queue that is not there', async () => {
    const endpoint = await openEndpoint();
    const sqs = await startSqs(endpoint.url);
    onTestFinished(async () => void (await Promise.all([endpoint.stop(), sqs.stop()])));
    const { create, travelTo, dead } = await openScheduler({
      deliver: async (arn, MessageBody) =>
        void (await sqs.call('SendMessage', { QueueUrl: sqs.queueUrlOf(arn), MessageBody })),
    });
    await create(withDeadLetters());
    await travelTo('2026-11-23T05:00:00Z');
    expect(dead).toMatchObject([
      {
        body: 'attempt 1',
        attributes: {
          ERROR_CODE: 'AWS.SimpleQueueService.NonExistentQueue',
          RETRY_ATTEMPTS: '0',
        },
      },
    ]);
    expect(dead[0]?.attributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  });

  // User guide, on the execution role: it needs the permission of its target's call.
  it('is a dead letter at once, such as a role that may not send', async () => {
    const asked: RoleCall[] = [];
    const { create, travelTo, sent, dead } = await openScheduler({
      judge: {
        role(call) {
          asked.push(call);
          return call.resource === QUEUE_ARN ? { message: 'because' } : undefined;
        },
      },
    });
    await create(withDeadLetters());
    await travelTo('2026-11-23T05:00:00Z');
    const call = { roleArn: ROLE_ARN, session: 's-1', action: 'sqs:SendMessage' };
    expect(asked).toEqual([
      { ...call, resource: QUEUE_ARN },
      { ...call, resource: DEAD_ARN },
    ]);
    expect(sent).toEqual([]);
    expect(dead).toMatchObject([
      { attributes: { ERROR_CODE: 'AccessDenied', ERROR_MESSAGE: 'because' } },
    ]);
  });
});
