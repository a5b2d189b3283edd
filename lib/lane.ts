import { Duration, Names } from 'aws-cdk-lib';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUTURE_MAX_SECONDS } from '../functions/domain/event.ts';
import type { Kind } from '../functions/domain/kind.ts';
import type { Lane as LaneName } from '../functions/domain/lane.ts';
import { RING_MAX, ringLength } from '../functions/domain/quota.ts';
import type { SendEnv } from '../functions/send/env.ts';
import { patternsFor } from './event-patterns.ts';
import { type LaneTiming, laneTiming } from './lane-timing.ts';
import { createNodeFunction, createRole } from './node-function.ts';
import { queueTarget } from './queue-target.ts';
import { createQueue } from './queues.ts';
import type { Recipients } from './recipients.ts';
import type { Settings } from './settings.ts';
import type { SmsChannel } from './sms-channel.ts';

interface LaneProps {
  readonly lane: LaneName;
  readonly settings: Settings;
  readonly kinds: readonly Kind[];
  readonly bus: EventBus;
  readonly recipients: Recipients;
  readonly sms: SmsChannel;
}

/** A priority: its rules, its queue, its dead-letter queue, its sender. */
export class Lane extends Construct {
  readonly name: LaneName;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: LaneProps) {
    super(scope, id);
    const { lane, settings } = props;
    const timing = laneTiming(settings);
    this.name = lane;
    this.deadLetterQueue = createQueue(this, 'DeadLetterQueue');
    this.queue = createQueue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(timing.visibilitySeconds),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: settings.maxReceives },
    });
    this.route(props);
    // The id that SqsEventSource would give it: with another, an update of a stack fails, because
    // Lambda allows no second mapping of one queue to one function. But it grants too much.
    this.createSender(props, timing).addEventSourceMapping(
      `SqsEventSource:${Names.nodeUniqueId(this.queue.node)}`,
      {
        eventSourceArn: this.queue.queueArn,
        batchSize: timing.batchSize,
        maxBatchingWindow: Duration.seconds(timing.batchWindowSeconds),
        maxConcurrency: settings.concurrency[lane],
        reportBatchItemFailures: true,
      },
    );
  }

  /** From the bus to the queue; what cannot be delivered lies with the lane's dead letters. */
  private route({ lane, kinds, bus }: LaneProps): void {
    const names = kinds.filter((kind) => kind.lane === lane).map(({ name }) => name);
    for (const [i, eventPattern] of patternsFor(names).entries()) {
      new Rule(this, `Rule${i + 1}`, {
        eventBus: bus,
        eventPattern,
        targets: [queueTarget(this.queue, this.deadLetterQueue)],
      });
    }
  }

  private createSender(props: LaneProps, timing: LaneTiming): IFunction {
    const { lane, settings, kinds, bus, recipients, sms } = props;
    const role = createRole(this, 'SenderRole');
    sms.allowTexts(role);
    bus.grantPutEventsTo(role);
    this.deadLetterQueue.grant(role, 'sqs:SendMessage');
    // What Lambda's guide to SQS asks for, of the role under which it polls.
    this.queue.grant(role, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    const environment: SendEnv = {
      ...recipients.allowClaims(role),
      LANE: lane,
      BUS_NAME: bus.eventBusName,
      DEAD_LETTER_QUEUE_URL: this.deadLetterQueue.queueUrl,
      SIGNATURE: settings.signature,
      TIME_ZONE: settings.timeZone,
      CONTACT: settings.contact,
      SENSITIVE_CATEGORIES: JSON.stringify(settings.sensitiveCategories),
      PUBLISH_TIMEOUT_SECONDS: String(settings.publishTimeoutSeconds),
      WRITE_TIMEOUT_SECONDS: String(settings.writeTimeoutSeconds),
      TELL_SECONDS: String(timing.tellSeconds),
      LEASE_SECONDS: String(timing.leaseSeconds),
      COMES_AGAIN_SECONDS: String(timing.visibilitySeconds),
      QUOTA_WINDOWS: JSON.stringify(settings.marketingWindows),
      RING_LENGTH: String(ringLengthFor(kinds, settings)),
      ANNOUNCE: settings.announce,
    };
    return createNodeFunction(this, 'Sender', {
      entry: 'send/handler.ts',
      description: `Sends the ${lane} texts`,
      role,
      timeoutSeconds: settings.functionTimeoutSeconds,
      environment,
      settings,
    });
  }
}

/** From the first claim, a day before the event at the earliest, to the end of its freshness. */
function ringLengthFor(kinds: readonly Kind[], settings: Settings): number {
  const { marketingWindows, clockSkewSeconds } = settings;
  const freshness = kinds.filter((k) => k.lane === 'marketing').map((k) => k.freshnessSeconds);
  const memorySeconds = FUTURE_MAX_SECONDS + Math.max(0, ...freshness) + clockSkewSeconds;
  const length = ringLength(marketingWindows, memorySeconds);
  if (length <= RING_MAX) return length;
  throw new Error(
    `the marketing ring would need ${length} entries, ${RING_MAX} are allowed: ` +
      'lower a cap of marketingWindows, or the freshness of a marketing kind',
  );
}
