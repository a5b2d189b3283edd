import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it, vi } from 'vitest';
import { queueDeferrals } from '../../functions/adapters/deferrals.ts';
import type { Deferrals } from '../../functions/ports.ts';
import type { Guard } from '../../local/aws-endpoint.ts';
import { jsonError } from '../../local/aws-request.ts';
import { NO_ANSWER } from '../../local/faults.ts';
import { aBody, NOON_MS } from '../support/an-event.ts';
import { GROUP, onQueues } from './deferring.ts';

const HELD_MS = 900_000;
const NIGHT_MS = 8 * 3_600_000;
const BODY = aBody('ItemSold', { item: { itemId: 'i', title: '<aws.scheduler.execution-id>' } });

async function opened(timeoutMs?: number) {
  const all = await onQueues(NOON_MS, timeoutMs);
  const deferral = { notificationId: 'n-1', body: BODY, nowMs: NOON_MS };
  return {
    ...all,
    defer: (dueMs: number, deferrals: Deferrals = all.deferrals) =>
      deferrals.defer({ ...deferral, dueMs }),
    /** The schedules that there are now. */
    async schedules() {
      const list = new ListSchedulesCommand({ GroupName: GROUP });
      return (await all.scheduler.send(list)).Schedules ?? [];
    },
  };
}

describe('what is too large for a schedule', () => {
  it('comes back as often as a queue can hold it, to be decided afresh', async () => {
    const { deferrals, schedules, backBy } = await opened();
    const body = aBody('ItemSold', { note: '写'.repeat(90_000) });
    await deferrals.defer({
      ...{ notificationId: 'n-2', body },
      ...{ nowMs: NOON_MS, dueMs: NOON_MS + NIGHT_MS },
    });
    expect(await schedules()).toEqual([]);
    expect(await backBy(NOON_MS + HELD_MS - 1_000)).toEqual([]);
    expect(await backBy(NOON_MS + HELD_MS)).toEqual([body]);
  });
});

describe('a schedule', () => {
  it('is made for what a queue cannot hold, and for nothing else', async () => {
    const { defer, schedules } = await opened();
    await defer(NOON_MS + HELD_MS);
    expect(await schedules()).toHaveLength(0);
    await defer(NOON_MS + HELD_MS + 1_000);
    expect(await schedules()).toHaveLength(1);
  });

  it('is gone once its record is back', async () => {
    const { defer, schedules, backBy } = await opened();
    await defer(NOON_MS + NIGHT_MS);
    expect(await backBy(NOON_MS + NIGHT_MS)).toHaveLength(1);
    expect(await schedules()).toEqual([]);
  });

  it('puts on the dead-letter queue what its queue does not take', async () => {
    const { defer, schedules, travelTo, sqs, deferring, deadLetters } = await opened();
    await defer(NOON_MS + NIGHT_MS);
    await sqs.call('DeleteQueue', { QueueUrl: deferring.queueUrl });
    await travelTo(NOON_MS + NIGHT_MS);
    const letters = await deadLetters();
    expect(letters.map((body) => JSON.parse(body))).toEqual([JSON.parse(BODY)]);
    expect(await schedules()).toEqual([]);
  });
});

const WAITS = [
  ['by a queue', NOON_MS + HELD_MS],
  ['by a schedule', NOON_MS + NIGHT_MS],
] as const;

describe.each(WAITS)('deferring %s', (_, dueMs) => {
  it.each<[what: string, guard: Guard]>([
    ['is throttled', async () => ({ ...jsonError('ThrottlingException', 'slow'), status: 429 })],
    ['is broken', async () => ({ ...jsonError('InternalServerException', '?'), status: 500 })],
    ['is not answered', async () => NO_ANSWER],
  ])('throws where it %s', async (__, guard) => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { defer, guardedBy } = await opened();
    guardedBy(guard);
    await expect(defer(dueMs)).rejects.toThrow();
  });

  it('throws where it takes too long', async () => {
    const { defer, guardedBy } = await opened(100);
    guardedBy(() => new Promise(() => {}));
    await expect(defer(dueMs)).rejects.toThrow(/abort/i);
  });

  it('is tried again where it fails once', async () => {
    const { defer, guardedBy, backBy } = await opened();
    let calls = 0;
    guardedBy(async (__, forward) => (++calls === 1 ? NO_ANSWER : forward()));
    await defer(dueMs);
    expect(await backBy(dueMs)).toHaveLength(1);
  });
});

describe('deferring throws where there is no such', () => {
  it.each([
    ['queue', 'queueUrl', NOON_MS + HELD_MS],
    ['group', 'scheduleGroup', NOON_MS + NIGHT_MS],
    ['role', 'scheduleRoleArn', NOON_MS + NIGHT_MS],
  ] as const)('%s', async (_, name, dueMs) => {
    const { defer, deferring } = await opened();
    const other = { ...deferring, [name]: `${deferring[name]}-of-another-day` };
    await expect(defer(dueMs, queueDeferrals(other, 5_000))).rejects.toThrow();
  });
});

describe('a schedule that was made, which nobody heard of', () => {
  const unheard: Guard = async (_, forward) => {
    await forward();
    return NO_ANSWER;
  };

  it('is not made twice by the SDK, which asks again', async () => {
    const { defer, guardedBy, backBy } = await opened();
    let calls = 0;
    guardedBy((request, forward) => (++calls === 1 ? unheard(request, forward) : forward()));
    await defer(NOON_MS + NIGHT_MS);
    expect([calls, await backBy(NOON_MS + NIGHT_MS)]).toMatchObject([2, { length: 1 }]);
  });

  it('is not made twice where its record comes again and is deferred once more', async () => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { defer, guardedBy, backBy } = await opened();
    guardedBy(unheard);
    await expect(defer(NOON_MS + NIGHT_MS)).rejects.toThrow();
    guardedBy((_, forward) => forward());
    await defer(NOON_MS + NIGHT_MS);
    expect(await backBy(NOON_MS + NIGHT_MS)).toHaveLength(1);
  });
});
