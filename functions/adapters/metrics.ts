import type { MetricName } from '../domain/metric-name.ts';
import type { Clock, Metrics } from '../ports.ts';

/**
 * Counters in CloudWatch's embedded metric format: a line of JSON a flush and reason, which
 * CloudWatch reads from the log, so that counting costs no call.
 * @param lane the dimension `Lane`, such as `facts` of the learner; a counter with a reason has the
 *   dimension `Reason` as well
 */
export function embeddedMetrics(
  lane: string,
  clock: Clock,
  write: (line: string) => void = console.log,
): Metrics {
  const counts = new Map<string, Map<MetricName, number>>();
  return {
    count(name, reason = '', by = 1) {
      const ofReason = counts.get(reason) ?? new Map<MetricName, number>();
      counts.set(reason, ofReason.set(name, (ofReason.get(name) ?? 0) + by));
    },
    flush() {
      for (const [reason, ofReason] of counts) write(line(lane, reason, ofReason, clock.nowMs()));
      counts.clear();
    },
  };
}

/** The namespace under which operators find every metric of dingdong. */
const METRIC_NAMESPACE = 'dingdong';

function line(lane: string, reason: string, counts: Map<MetricName, number>, nowMs: number) {
  const dimensions = reason === '' ? { Lane: lane } : { Lane: lane, Reason: reason };
  const metrics = [...counts.keys()].map((Name) => ({ Name, Unit: 'Count' }));
  return JSON.stringify({
    _aws: {
      Timestamp: nowMs,
      CloudWatchMetrics: [
        { Namespace: METRIC_NAMESPACE, Dimensions: [Object.keys(dimensions)], Metrics: metrics },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(counts),
  });
}
