import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Lane } from '../functions/domain/lane.ts';
import type { MetricName } from '../functions/domain/metric-name.ts';

/** Over which what alarms watch is summed up. */
export const PERIOD = Duration.minutes(1);

/** What our functions count, of a lane or of what else, as functions/adapters/metrics.ts has it. */
export const counted = (
  metricName: MetricName,
  lane: Lane | 'receipts' | 'replies',
  reason?: string,
): Metric =>
  new Metric({
    namespace: 'dingdong',
    metricName,
    dimensionsMap: { Lane: lane, ...(reason === undefined ? {} : { Reason: reason }) },
    statistic: Stats.SUM,
    period: PERIOD,
  });

/**
 * What neither its queue nor its dead-letter queue took: nothing else is lost without a trace.
 * `InvocationDroppedCount` also counts what the dead-letter queue took.
 */
export const droppedOf = (scheduleGroup: string): Metric =>
  new Metric({
    namespace: 'AWS/Scheduler',
    metricName: 'InvocationsFailedToBeSentToDeadLetterCount',
    dimensionsMap: { ScheduleGroup: scheduleGroup },
    statistic: Stats.SUM,
    period: PERIOD,
  });

/** What the account has spent on texts since the month began, in US dollars; it only grows. */
export const spentInMonth = (): Metric =>
  new Metric({
    namespace: 'AWS/SNS',
    metricName: 'SMSMonthToDateSpentUSD',
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(5),
  });
