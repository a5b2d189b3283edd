import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Kind } from '../functions/domain/kind.ts';
import type { Lane as LaneName } from '../functions/domain/lane.ts';
import type { SendEnv } from '../functions/send/env.ts';
import type { Deferrals } from './deferrals.ts';
import { createDrainedQueue, type DrainedQueue, drain } from './drained-queue.ts';
import { lanePace } from './lane-pace.ts';
import { laneRing } from './lane-ring.ts';
import { laneTiming } from './lane-timing.ts';
import { createNodeFunction, createRole } from './node-function.ts';
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
  readonly deferrals: Deferrals;
}

/** A priority: its rules, its queue, its dead-letter queue, its sender. */
export class Lane extends Construct {
  readonly name: LaneName;
  readonly queue: Queue;
  readonly deadLetterQueue: Queue;

  constructor(scope: Construct, id: string, props: LaneProps) {
    super(scope, id);
    const { lane, settings, kinds, bus } = props;
    this.name = lane;
    const detailTypes = kinds.filter((kind) => kind.lane === lane).map(({ name }) => name);
    const drained = createDrainedQueue(this, { settings, bus, detailTypes });
    this.queue = drained.queue;
    this.deadLetterQueue = drained.deadLetterQueue;
    const { slotWaitSeconds, ...batches } = lanePace(lane, kinds, settings);
    drain(drained, this.createSender(props, drained, slotWaitSeconds), settings, batches);
  }

  private createSender(
    props: LaneProps,
    drained: DrainedQueue,
    slotWaitSeconds: number,
  ): IFunction {
    const { lane, settings, kinds, bus, recipients, sms, deferrals } = props;
    const role = createRole(this, 'SenderRole');
    sms.allowTexts(role);
    bus.grantPutEventsTo(role);
    const timing = laneTiming(settings);
    const environment: SendEnv = {
      ...recipients.allowTelling(role),
      ...recipients.allowControlling(role),
      ...deferrals.allowDeferring(this, role, drained),
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
      PARTS_PER_SECOND: String(settings.partsPerSecond),
      PACE_RECOVERY_SECONDS: String(settings.paceRecoverySeconds),
      SLOT_WAIT_SECONDS: String(slotWaitSeconds),
      SLOT_GRACE_MS: String(settings.slotGraceMs),
      PART_FEN: String(settings.partFen),
      BUDGET_FEN: String(settings.dailyBudgetFen[lane]),
      QUOTA_WINDOWS: JSON.stringify(settings.quotas[lane]),
      RING_LENGTH: String(laneRing(lane, kinds, settings)),
      MARKETING_CONSENT: settings.marketingConsent,
      MARKETING_HOURS: JSON.stringify(settings.marketingHours),
      PUBLISH_SLACK_SECONDS: String(timing.publishSlackSeconds),
      DIGEST_AT: settings.digestAt,
      LEEWAY_SECONDS: String(timing.leewaySeconds),
      QUIET_SECONDS: String(settings.quietSeconds),
      DEFERRAL_SPREAD_SECONDS: String(settings.deferralSpreadSeconds),
      RUNAWAY_TEXTS: String(settings.runawayTexts),
      SILENCE_DAYS: String(settings.silenceDays),
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
