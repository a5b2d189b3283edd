import type { Now } from './clock.ts';
import type { Judge } from './iam/judge.ts';
import type { FunctionDefinition } from './lambda/function-definition.ts';
import type { Logs } from './logs.ts';
import type { Metrics } from './metrics.ts';
import { arnOf } from './surroundings.ts';

export interface FunctionLogsHost {
  readonly now: Now;
  readonly judge: Pick<Judge, 'role'>;
  readonly logs: Pick<Logs, 'put'>;
  readonly metrics: Pick<Metrics, 'read'>;
  /** A line that a function wrote, whether or not it may log it. */
  onLine(functionName: string, line: string): void;
}

/** The stream of a function's log group in which everything that its workers write stands. */
const LOG_STREAM = 'local';

/**
 * Takes what functions write to their log groups, under their own roles as Lambda does, and from
 * there to the metrics: who may not log is not counted either.
 */
export function functionLogs(host: FunctionLogsHost) {
  /** By the first line of each: whether it could make its stream and write to it. */
  const known = new Map<string, 'may log' | 'may not'>();

  const isAllowed = ({ roleArn, name, logGroup }: FunctionDefinition, action: string): boolean =>
    host.judge.role({
      ...{ roleArn, session: name, action },
      resource: arnOf('logs', `log-group:${logGroup}:log-stream:${LOG_STREAM}`),
    }) === undefined;

  const mayLog = (definition: FunctionDefinition): boolean => {
    const { name } = definition;
    if (!known.has(name)) {
      const mayAll = ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) =>
        isAllowed(definition, action),
      );
      known.set(name, mayAll ? 'may log' : 'may not');
    }
    return known.get(name) === 'may log';
  };

  return function log(definition: FunctionDefinition, line: string): void {
    host.onLine(definition.name, line);
    if (!mayLog(definition)) return;
    host.logs.put(definition.logGroup, LOG_STREAM, [{ timestampMs: host.now(), message: line }]);
    host.metrics.read(line);
  };
}
