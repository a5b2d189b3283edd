import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmName, type ModeAlarm } from '../functions/domain/alarm-mode.ts';
import type { Api } from './api.ts';
import type { Deferrals } from './deferrals.ts';
import type { Intake } from './intake.ts';
import type { Lane } from './lane.ts';
import type { Learning } from './learning.ts';
import { counted, droppedOf, PERIOD, spentInMonth } from './metrics.ts';
import { Mode } from './mode.ts';
import type { Receipts } from './receipts.ts';
import { PARTS_MISCOUNTED, TEXTS_REFUSED } from './receipts-metrics.ts';
import type { Recipients } from './recipients.ts';
import type { Replies } from './replies.ts';
import type { Settings } from './settings.ts';
import { explainUnused } from './unused-grant.ts';

interface OperationsProps {
  readonly settings: Settings;
  readonly recipients: Recipients;
  readonly intake: Intake;
  readonly lanes: readonly Lane[];
  readonly deferrals: Deferrals;
  readonly learning: Learning;
  readonly receipts: Receipts;
  readonly replies: Replies;
  readonly api: Api;
}

/** What wakes somebody up. Each alarm names its heading in docs/runbook.md. */
export class Operations extends Construct {
  /** Where alarms ring: operators subscribe a pager or an address of theirs. */
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { intake, lanes, deferrals, learning, receipts, replies, api } = props;
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    this.letAlarmsRing();
    this.alarmOnAny('Undeliverable', intake.undeliverable, 'Undeliverable events');
    this.alarmOnAny('IntakeDeadLetters', intake.deadLetterQueue, 'Dead letters of the intake');
    for (const { name, node, queue, deadLetterQueue } of lanes) {
      this.alarmOnAny(`${node.id}DeadLetters`, deadLetterQueue, 'Dead letters of a lane');
      this.alarmOnAge(`${node.id}Late`, queue, LATE_SECONDS[name], 'A lane that stands still');
      this.alarm(`${node.id}Halted`, counted('Halted', name), 0, 'A lane that is halted');
    }
    const runaway = counted('Suppressed', 'transactional', 'runaway');
    this.alarm('Runaway', runaway, 0, 'A number that is texted without end');
    const dropped = droppedOf(deferrals.groupName);
    this.alarm('DeferralsDropped', dropped, 0, 'Deferrals that are dropped');
    const { queue, deadLetterQueue } = learning;
    this.alarmOnAny('LearningDeadLetters', deadLetterQueue, 'Dead letters of facts');
    this.alarmOnAge('LearningLate', queue, LATE_SECONDS.facts, 'Facts that stand still');
    this.alarmOnAny('ReceiptsDeadLetters', receipts.deadLetterQueue, 'Dead letters of receipts');
    this.alarmOnAny('RepliesDeadLetters', replies.deadLetterQueue, 'Dead letters of replies');
    this.alarmOnAge('RepliesLate', replies.queue, LATE_SECONDS.replies, 'Replies that stand still');
    const turnedAway = counted('Refused', 'replies', 'unauthorized');
    this.alarm('RepliesTurnedAway', turnedAway, 0, 'Replies that are turned away', REPEATED);
    this.alarm('TextsRefused', TEXTS_REFUSED, REFUSED_MAX, 'Texts that no carrier takes');
    this.alarm('PartsMiscounted', PARTS_MISCOUNTED, 0, 'A bill that differs');
    const failures = api.httpApi.metricServerError({ period: PERIOD, statistic: Stats.SUM });
    this.alarm('ApiFails', failures, 0, 'An API that fails');
    const waits = counted('Deferred', 'transactional', 'paused');
    this.alarm('Stopped', waits, 0, 'Transactional news that waits');
    const refused = counted('Deferred', 'transactional', 'carrier');
    this.alarm('CarrierAway', refused, 0, 'A carrier that is away', PERSISTENT);
    const overBudget = counted('OverBudget', 'transactional');
    this.alarm('OverBudget', overBudget, 0, "Over the day's budget");
    this.setModes(props);
  }

  /** By what the month's texts cost; and whatever keeps a mode from being set. */
  private setModes({ settings, recipients }: OperationsProps): void {
    const { setter, deadLetterQueue } = new Mode(this, 'Mode', {
      ...{ settings, recipients, topic: this.topic },
    });
    const errors = setter.metricErrors({ period: PERIOD, statistic: Stats.SUM });
    this.alarm('ModeFails', errors, 0, 'A mode that was not set');
    this.alarmOnAny('ModeDeadLetters', deadLetterQueue, 'A mode that was not set');
    const limit = settings.monthlyLimitDollars;
    this.alarmOnSpend('SpendNear', 'spend-near', 0.8 * limit);
    this.alarmOnSpend('SpendReached', 'spend-reached', limit);
  }

  /** With a policy of its own, as TLS asks for, the topic has lost the one that SNS gave it. */
  private letAlarmsRing(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'cloudwatch',
              resource: 'alarm',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
    const policy = this.topic.node.findChild('Policy');
    explainUnused(policy, 'sns:Publish', 'no alarm rings on one machine');
  }

  /** One message is one event that reached nobody. */
  private alarmOnAny(id: string, queue: Queue, runbookHeading: string): void {
    const messages = queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD });
    this.alarm(id, messages, 0, runbookHeading);
  }

  private alarmOnAge(id: string, queue: Queue, maxSeconds: number, runbookHeading: string): void {
    const oldest = queue.metricApproximateAgeOfOldestMessage({ period: PERIOD });
    this.alarm(id, oldest, maxSeconds, runbookHeading);
  }

  /**
   * It rings when it is over as well. While nothing is texted nothing may be measured: what was
   * spent is then still spent.
   */
  private alarmOnSpend(id: string, alarm: ModeAlarm, dollars: number): void {
    const ring = new SnsAction(this.topic);
    const spend = new Alarm(this, id, {
      alarmName: alarmName(Stack.of(this).stackName, alarm),
      alarmDescription: `docs/runbook.md: The month's limit`,
      metric: spentInMonth(),
      threshold: dollars,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.IGNORE,
    });
    spend.addAlarmAction(ring);
    spend.addOkAction(ring);
  }

  private alarm(
    id: string,
    metric: IMetric,
    threshold: number,
    runbookHeading: string,
    periods: AlarmPeriods = { evaluationPeriods: 1 },
  ): void {
    new Alarm(this, id, {
      alarmDescription: `docs/runbook.md: ${runbookHeading}`,
      metric,
      threshold,
      ...periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

type AlarmPeriods = Pick<AlarmProps, 'evaluationPeriods' | 'datapointsToAlarm'>;

/**
 * A throttled minute or two is nothing. What waits is tried every five minutes at least, so that
 * one text that is refused rings as well.
 */
const PERSISTENT: AlarmPeriods = { evaluationPeriods: 30, datapointsToAlarm: 5 };

/**
 * A stranger at the door now and then is nothing. Aliyun hands one text over at once and after 1, 5
 * and 10 minutes more: where that is refused each time it is lost, and rings.
 */
const REPEATED: AlarmPeriods = { evaluationPeriods: 30, datapointsToAlarm: 4 };

/** In an hour: a number here and there does not take its texts, whatever they say. */
const REFUSED_MAX = 20;

/**
 * Past it somebody should look: a sale must not be yesterday's news, marketing may take a day, and
 * among facts may be a refusal, which has to bind at once. A text may wait 15 minutes on its queue.
 */
const LATE_SECONDS: Readonly<Record<Lane['name'] | 'facts' | 'replies', number>> = {
  transactional: 20 * 60,
  marketing: 24 * 3_600,
  facts: 5 * 60,
  replies: 5 * 60,
};
