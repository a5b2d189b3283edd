import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Deferrals } from './deferrals.ts';
import type { Intake } from './intake.ts';
import type { Lane } from './lane.ts';
import type { Learning } from './learning.ts';
import { explainUnused } from './unused-grant.ts';

interface OperationsProps {
  readonly intake: Intake;
  readonly lanes: readonly Lane[];
  readonly deferrals: Deferrals;
  readonly learning: Learning;
  readonly api: Api;
}

/** What wakes somebody up. Each alarm names its heading in docs/runbook.md. */
export class Operations extends Construct {
  /** Where alarms ring: operators subscribe a pager or an address of theirs. */
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { intake, lanes, deferrals, learning, api } = props;
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    this.letAlarmsRing();
    this.alarmOnAny('Undeliverable', intake.undeliverable, 'Undeliverable events');
    this.alarmOnAny('IntakeDeadLetters', intake.deadLetterQueue, 'Dead letters of the intake');
    for (const { name, node, queue, deadLetterQueue } of lanes) {
      this.alarmOnAny(`${node.id}DeadLetters`, deadLetterQueue, 'Dead letters of a lane');
      this.alarmOnAge(`${node.id}Late`, queue, LATE_SECONDS[name], 'A lane that stands still');
    }
    this.alarm('Runaway', RUNAWAY, 0, 'A number that is texted without end');
    const dropped = droppedOf(deferrals.groupName);
    this.alarm('DeferralsDropped', dropped, 0, 'Deferrals that are dropped');
    const { queue, deadLetterQueue } = learning;
    this.alarmOnAny('LearningDeadLetters', deadLetterQueue, 'Dead letters of facts');
    this.alarmOnAge('LearningLate', queue, LATE_SECONDS.facts, 'Facts that stand still');
    const failures = api.httpApi.metricServerError({ period: PERIOD, statistic: Stats.SUM });
    this.alarm('ApiFails', failures, 0, 'An API that fails');
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

  private alarm(id: string, metric: IMetric, threshold: number, runbookHeading: string): void {
    new Alarm(this, id, {
      alarmDescription: `docs/runbook.md: ${runbookHeading}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}

const PERIOD = Duration.minutes(1);

/** As functions/adapters/metrics.ts has it. */
const RUNAWAY = new Metric({
  namespace: 'dingdong',
  metricName: 'Suppressed',
  dimensionsMap: { Lane: 'transactional', Reason: 'runaway' },
  statistic: 'Sum',
  period: PERIOD,
});

/**
 * What neither its queue nor its dead-letter queue took: nothing else is lost without a trace.
 * `InvocationDroppedCount` also counts what the dead-letter queue took.
 */
const droppedOf = (scheduleGroup: string): Metric =>
  new Metric({
    namespace: 'AWS/Scheduler',
    metricName: 'InvocationsFailedToBeSentToDeadLetterCount',
    dimensionsMap: { ScheduleGroup: scheduleGroup },
    statistic: 'Sum',
    period: PERIOD,
  });

/**
 * Past it somebody should look: a sale must not be yesterday's news, marketing may take a day, and
 * among facts may be a refusal, which has to bind at once. A text may wait 15 minutes on its queue.
 */
const LATE_SECONDS: Readonly<Record<Lane['name'] | 'facts', number>> = {
  transactional: 20 * 60,
  marketing: 24 * 3_600,
  facts: 5 * 60,
};
