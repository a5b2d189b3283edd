import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import type { Now } from './clock.ts';
import { parseFilterPattern } from './logs/filter-pattern.ts';
import { append, type Line, type LogGroup } from './logs/log-group.ts';
import { invalid, LogsError, notFound } from './logs/logs-error.ts';
import { OPERATIONS } from './logs/operations.ts';
import { deliver, type SubscriptionHost } from './logs/subscription.ts';
import { ACCOUNT_ID, REGION } from './surroundings.ts';

/** CloudWatch Logs. All is in memory: what was logged is forgotten with this process. */
export interface Logs extends Emulator {
  /** A group that is there already takes the retention and keeps the rest. */
  createGroup(group: { readonly name: string; readonly retentionDays?: number }): void;
  hasGroup(name: string): boolean;
  /** @throws a `LogsError` for what AWS refuses, or what is not played here */
  addFilter(filter: SubscriptionFilterDefinition): void;
  /**
   * What this machine itself logs. Group and stream are made where they are not there; empty lines
   * are left out. Subscribers have been handed their events once this returns.
   */
  put(logGroup: string, stream: string, lines: readonly Line[]): void;
}

interface SubscriptionFilterDefinition {
  readonly name: string;
  readonly logGroup: string;
  readonly pattern: string;
  /** Only functions are subscribers on this machine. */
  readonly functionArn: string;
}

export interface LogsHost extends SubscriptionHost {
  readonly now: Now;
  /** Everything that is logged, whoever logs it. */
  onLogged?(logGroup: string, message: string): void;
}

export function startLogs(host: LogsHost): Logs {
  const groups = new Map<string, LogGroup>();

  const createGroup: Logs['createGroup'] = ({ name, retentionDays }) => {
    const group = groups.get(name);
    if (group !== undefined) {
      group.retentionDays = retentionDays;
      return;
    }
    const createdMs = host.now();
    groups.set(name, {
      ...{ name, createdMs, retentionDays },
      streams: new Map(),
      filters: [],
      events: [],
    });
  };
  const groupOf = (name: string): LogGroup => {
    const group = groups.get(name);
    if (group === undefined) throw notFound('log group');
    return group;
  };
  const take = (group: LogGroup, stream: string, lines: readonly Line[]) => {
    for (const { message } of lines) host.onLogged?.(group.name, message);
    deliver(group, stream, append(group, stream, lines, host.now()), host);
  };

  const account = { groups, createGroup, groupOf, take, now: host.now };
  return {
    service: 'logs',
    async handle(request: AwsRequest) {
      const operation = OPERATIONS[operationOf(request)];
      if (operation === undefined) {
        const known = Object.keys(OPERATIONS).join(', ');
        return jsonError('UnknownOperationException', `on this machine there are ${known}`);
      }
      try {
        return jsonAnswer(200, operation(JSON.parse(request.body), account));
      } catch (error) {
        if (error instanceof LogsError) return jsonError(error.code, error.message);
        throw error;
      }
    },
    createGroup,
    hasGroup: (name) => groups.has(name),
    addFilter({ name, logGroup, pattern, functionArn }) {
      const { filters } = groupOf(logGroup);
      if (!functionArn.startsWith(`arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:`)) {
        throw invalid(`${functionArn}: only functions subscribe to logs on this machine`);
      }
      const filter = { name, functionArn, pattern: parseFilterPattern(pattern) };
      const there = filters.findIndex((each) => each.name === name);
      if (there < 0 && filters.length >= FILTERS_MAX) {
        throw new LogsError('LimitExceededException', `${logGroup} has ${FILTERS_MAX} filters`);
      }
      if (there < 0) filters.push(filter);
      else filters[there] = filter;
    },
    put(logGroup, stream, lines) {
      if (!groups.has(logGroup)) createGroup({ name: logGroup });
      const said = lines.filter(({ message }) => message !== '');
      if (said.length > 0) take(groupOf(logGroup), stream, said);
    },
  };
}

/** Of one group (CloudWatch Logs user guide, quotas). */
const FILTERS_MAX = 2;
