import type { MetricName } from '../domain/metric-name.ts';
import type { Notification } from '../domain/notification.ts';
import type { Log, Metrics } from '../ports.ts';
import { failureOf } from './trace.ts';

export interface Attending {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Does what can no longer change the ending; whether it was done. */
export async function attend(
  { metrics, log }: Attending,
  failure: Extract<MetricName, 'Unsettled' | 'Unreleased' | 'Unremembered' | 'Unheeded'>,
  notification: Notification,
  work: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    metrics.count(failure);
    log.error(failure.toLowerCase(), failureOf(notification, error));
    return false;
  }
}
