import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { queueCourier } from '../../local/courier.ts';
import type { Rule, Target } from '../../local/event-bus.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import { parsePattern } from '../../local/event-pattern.ts';
import { type Judge, LENIENT } from '../../local/iam/judge.ts';
import { startSqs } from '../../local/sqs.ts';
import { arnOf } from '../../local/surroundings.ts';

const sqs = await startSqs('http://127.0.0.1:4566');
afterAll(() => sqs.stop());

const lost: string[] = [];
const deliver = queueCourier(sqs, LENIENT, (message) => lost.push(message));
const QUEUES = ['queue', 'dead'] as const;
beforeEach(async () => {
  lost.splice(0);
  for (const name of QUEUES) {
    await sqs.call('DeleteQueue', { QueueUrl: sqs.queueUrl(name) }).catch(() => {});
    await sqs.createQueue(name, {});
  }
});

const remove = (name: string) => sqs.call('DeleteQueue', { QueueUrl: sqs.queueUrl(name) });

async function messagesIn(name: string) {
  const { Messages = [] } = await sqs.call('ReceiveMessage', {
    QueueUrl: sqs.queueUrl(name),
    MaxNumberOfMessages: 10,
    MessageAttributeNames: ['All'],
  });
  return Messages as readonly { readonly Body: string; readonly MessageAttributes?: object }[];
}

const event: Envelope = {
  version: '0',
  id: 'event-1',
  'detail-type': 'item sold',
  source: 'platform',
  account: '000000000000',
  time: '2026-11-23T04:00:00Z',
  region: 'ap-southeast-1',
  resources: [],
  detail: { title: '叮咚 <&>' },
};
const target: Target = { arn: arnOf('sqs', 'queue'), deadLetterArn: arnOf('sqs', 'dead') };
const rule: Rule = {
  arn: arnOf('events', 'rule/shop/sold'),
  busName: 'shop',
  pattern: parsePattern({ source: ['platform'] }),
  targets: [target],
};

describe('an event for a queue', () => {
  it('is a message with the whole envelope for a body', async () => {
    await deliver(event, rule, target);
    const [message, ...more] = await messagesIn('queue');
    expect(JSON.parse(message?.Body ?? '')).toEqual(event);
    expect(message?.MessageAttributes).toBeUndefined();
    expect(more).toEqual([]);
    expect(await messagesIn('dead')).toEqual([]);
  });
});

describe('an event whose queue was deleted', () => {
  const text = (StringValue: unknown) => ({ DataType: 'String', StringValue });

  // EventBridge user guide, on dead-letter queues: an event for a target that no longer exists
  // goes there without a retry, with these attributes; the code is one of a list of its own, in
  // which NO_RESOURCE stands for what is not there.
  it('lies in the dead-letter queue, and says by which rule and why', async () => {
    await remove('queue');
    await deliver(event, rule, target);
    const [message, ...more] = await messagesIn('dead');
    expect(JSON.parse(message?.Body ?? '')).toEqual(event);
    expect(message?.MessageAttributes).toEqual({
      RULE_ARN: text(rule.arn),
      TARGET_ARN: text(target.arn),
      ERROR_CODE: text('NO_RESOURCE'),
      ERROR_MESSAGE: text(expect.stringMatching(/queue does not exist/)),
    });
    expect(more).toEqual([]);
    expect(lost).toEqual([]);
  });

  it('is told to be lost where the target has no dead-letter queue', async () => {
    await remove('queue');
    await deliver(event, rule, { arn: target.arn });
    expect(lost).toEqual([expect.stringMatching(/event-1 is lost.*no dead-letter queue/)]);
  });

  it('is told to be lost where the dead-letter queue was deleted too', async () => {
    await remove('queue');
    await remove('dead');
    await deliver(event, rule, target);
    expect(lost).toEqual([expect.stringMatching(/event-1 is lost.*does not exist.*not exist/)]);
  });
});

describe('an event that the queue refuses', () => {
  it('lies in the dead-letter queue as an error of the target', async () => {
    const call: typeof sqs.call = (operation, input) =>
      JSON.stringify(input).includes('RULE_ARN')
        ? sqs.call(operation, input)
        : sqs.call('SendMessage', { QueueUrl: sqs.queueUrl('queue'), MessageBody: '' });
    await queueCourier({ ...sqs, call }, LENIENT, (message) => lost.push(message))(
      event,
      rule,
      target,
    );
    const [message] = await messagesIn('dead');
    expect(message?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'ERROR_FROM_TARGET' },
    });
  });
});

describe('an event that the bus may not put on its queue', () => {
  // EventBridge user guide, on dead-letter queues: NO_PERMISSIONS; the dead-letter queue's own
  // policy must let the bus as well.
  it('lies in the dead-letter queue for want of permission, by the rule that sent it', async () => {
    const asked: unknown[] = [];
    const judge: Judge = {
      ...LENIENT,
      service(call) {
        asked.push(call);
        return call.resource === target.arn ? { message: 'not authorized' } : undefined;
      },
    };
    await queueCourier(sqs, judge, (message) => lost.push(message))(event, rule, target);
    const call = {
      service: 'events.amazonaws.com',
      sourceArn: rule.arn,
      action: 'sqs:SendMessage',
    };
    expect(asked).toEqual([
      { ...call, resource: target.arn },
      { ...call, resource: target.deadLetterArn },
    ]);
    const [message] = await messagesIn('dead');
    expect(message?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
    });
    expect(await messagesIn('queue')).toEqual([]);
  });
});
