import { gzipSync } from 'node:zlib';
import type { Judge } from '../iam/judge.ts';
import type { InvokeLater } from '../lambda/invoke-later.ts';
import { ACCOUNT_ID, arnOf } from '../surroundings.ts';
import type { LogEvent, LogGroup, SubscriptionFilter } from './log-group.ts';

export interface SubscriptionHost {
  readonly judge: Judge;
  readonly invokeLater: InvokeLater;
  /** Hears of events that a subscriber does not get, and why. */
  onTrouble(message: string): void;
}

/**
 * Hands the events of one put to the subscribers of their group, each in one invocation. Within
 * this turn: what was taken from a caller must not be lost to them with this process.
 */
export function deliver(
  group: LogGroup,
  stream: string,
  events: readonly LogEvent[],
  host: SubscriptionHost,
): void {
  for (const filter of group.filters) {
    const wanted = events.filter(({ message }) => filter.pattern(message));
    if (wanted.length === 0) continue;
    const refusal = host.judge.service({
      service: 'logs.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: filter.functionArn,
      sourceArn: arnOf('logs', `log-group:${group.name}:*`),
    });
    if (refusal === undefined) {
      host.invokeLater(
        filter.functionArn.replace(/^.*:/, ''),
        toFunctionEvent(group.name, stream, filter, wanted),
      );
    } else {
      host.onTrouble(
        `${wanted.length} events of ${group.name} are lost to ${filter.name}: ${refusal.message}`,
      );
    }
  }
}

/** Lambda developer guide, using Lambda with CloudWatch Logs. */
const toFunctionEvent = (
  logGroup: string,
  logStream: string,
  { name }: SubscriptionFilter,
  events: readonly LogEvent[],
) => ({
  awslogs: {
    data: gzipSync(
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        owner: ACCOUNT_ID,
        logGroup,
        logStream,
        subscriptionFilters: [name],
        logEvents: events.map(({ id, timestampMs, message }) => ({
          id,
          timestamp: timestampMs,
          message,
        })),
      }),
    ).toString('base64'),
  },
});
