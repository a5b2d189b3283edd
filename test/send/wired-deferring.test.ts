import {
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hoursBetween } from '../../bench/hours-around.ts';
import { startWiredSender } from '../../bench/wired-sender.ts';
import type { Template } from '../../local/template/template.ts';
import { aTemplate } from '../support/a-template.ts';
import { aBody } from '../support/an-event.ts';

const template = aTemplate().json as Template;
const MINUTE_MS = 60_000;

/** A marketing sender of `dev` whose hours open so many minutes from now, and what it put where. */
async function aSenderAtNight(minutes: number) {
  const openMs = Date.now() + minutes * MINUTE_MS;
  const hours = hoursBetween(openMs, openMs + 120 * MINUTE_MS, 'Asia/Shanghai');
  const sender = await startWiredSender({
    ...{ template, lane: 'marketing' },
    change: {
      MARKETING_CONSENT: 'presumed',
      MARKETING_HOURS: JSON.stringify(hours),
      DEFERRAL_SPREAD_SECONDS: '60',
    },
  });
  onTestFinished(sender.stop);
  const { SCHEDULE_GROUP: GroupName, QUEUE_URL: QueueUrl } = sender.env;
  const scheduler = new SchedulerClient({});
  return {
    ...sender,
    async schedules() {
      const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName }));
      return Promise.all(
        Schedules.map(({ Name }) => scheduler.send(new GetScheduleCommand({ GroupName, Name }))),
      );
    },
    async delayed() {
      const name = 'ApproximateNumberOfMessagesDelayed';
      const attributes = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] });
      const { Attributes = {} } = await new SQSClient({}).send(attributes);
      return Number(Attributes[name]);
    },
  };
}

const anOffer = () => {
  const item = { id: 'item-3287', code: '3287', category: '腕表' };
  return aBody('WinBack', { occurredAt: new Date().toISOString(), item });
};

describe('a marketing text at night, where the hours open in some hours', () => {
  it('becomes a schedule that puts the same record on the same queue, and then is gone', async () => {
    const { handle, sms, env, schedules, delayed } = await aSenderAtNight(180);
    const body = anOffer();
    expect(await handle(body)).toEqual({ batchItemFailures: [] });
    expect(sms.inbox()).toEqual([]);
    expect(await delayed()).toBe(0);
    expect(await schedules()).toMatchObject([
      {
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: env.QUEUE_ARN,
          RoleArn: env.SCHEDULE_ROLE_ARN,
          Input: body,
          DeadLetterConfig: { Arn: env.DEAD_LETTER_QUEUE_ARN },
        },
        ActionAfterCompletion: 'DELETE',
      },
    ]);
  });

  it('is one schedule, however often its record comes', async () => {
    const { handle, schedules } = await aSenderAtNight(180);
    const body = anOffer();
    await handle(body);
    expect(await handle(body, body)).toEqual({ batchItemFailures: [] });
    expect(await schedules()).toHaveLength(1);
  });

  it('is counted and logged, without a phone, an item or a text', async () => {
    const { handle, written } = await aSenderAtNight(180);
    await handle(anOffer());
    const lines = written().map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { level: 'INFO', message: 'deferred', because: 'hours', until: expect.stringMatching(/Z$/) },
      { Lane: 'marketing', Reason: 'hours', Deferred: 1 },
    ]);
    expect(written().join()).not.toMatch(/138001|腕表|编号/);
  });
});

describe('a marketing text at night, where the hours open in some minutes', () => {
  it('waits on its queue', async () => {
    const { handle, sms, schedules, delayed } = await aSenderAtNight(5);
    expect(await handle(anOffer())).toEqual({ batchItemFailures: [] });
    expect(sms.inbox()).toEqual([]);
    expect(await schedules()).toEqual([]);
    expect(await delayed()).toBe(1);
  });
});

describe('the end of the hours of marketing', () => {
  it('is drawn in by what a Publish takes', async () => {
    const [fromMs, toMs] = [-60, 60].map((minutes) => Date.now() + minutes * MINUTE_MS) as Pair;
    const sender = await startWiredSender({
      ...{ template, lane: 'marketing' },
      change: {
        MARKETING_CONSENT: 'presumed',
        MARKETING_HOURS: JSON.stringify(hoursBetween(fromMs, toMs, 'Asia/Shanghai')),
        PUBLISH_SLACK_SECONDS: String(90 * 60),
      },
    });
    onTestFinished(sender.stop);
    expect(await sender.handle(anOffer())).toEqual({ batchItemFailures: [] });
    expect(sender.sms.inbox()).toEqual([]);
  });
});

type Pair = [number, number];
