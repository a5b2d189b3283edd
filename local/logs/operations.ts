import type { Now } from '../clock.ts';
import { arnOf } from '../surroundings.ts';
import { filterEvents } from './filter-events.ts';
import { getEvents } from './get-events.ts';
import {
  ASSOCIATE_KEY,
  CREATE_GROUP,
  CREATE_STREAM,
  DESCRIBE_GROUPS,
  DESCRIBE_STREAMS,
  DESCRIBED_MAX,
  FILTER,
  GET,
  PUT,
  PUT_RETENTION,
  read,
} from './input.ts';
import { type Line, type LogGroup, streamOf } from './log-group.ts';
import { invalid, LogsError } from './logs-error.ts';
import { page } from './page.ts';
import { readPut } from './put-events.ts';

/** What the operations work on. */
interface LogsAccount {
  readonly groups: ReadonlyMap<string, LogGroup>;
  createGroup(group: { readonly name: string }): void;
  /** @throws a `LogsError` where it is not there */
  groupOf(name: string): LogGroup;
  take(group: LogGroup, stream: string, lines: readonly Line[]): void;
  readonly now: Now;
}

/** @throws a `LogsError` */
type Operation = (input: unknown, account: LogsAccount) => object;

/** Every operation of CloudWatch Logs that this machine plays. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateLogGroup(input, { groups, createGroup }) {
    const { logGroupName } = read(CREATE_GROUP, input);
    if (groups.has(logGroupName)) throw thereAlready('log group');
    createGroup({ name: logGroupName });
    return {};
  },

  PutRetentionPolicy(input, { groupOf }) {
    const { logGroupName, retentionInDays } = read(PUT_RETENTION, input);
    groupOf(logGroupName).retentionDays = retentionInDays;
    return {};
  },

  AssociateKmsKey(input, { groupOf }) {
    const { logGroupName, kmsKeyId } = read(ASSOCIATE_KEY, input);
    groupOf(logGroupName).keyArn = kmsKeyId;
    return {};
  },

  CreateLogStream(input, account) {
    const { logGroupName, logStreamName } = read(CREATE_STREAM, input);
    const { streams } = account.groupOf(logGroupName);
    if (streams.has(logStreamName)) throw thereAlready('log stream');
    streams.set(logStreamName, { name: logStreamName, createdMs: account.now() });
    return {};
  },

  PutLogEvents(input, account) {
    const { logGroupName, logStreamName, logEvents } = read(PUT, input);
    const group = account.groupOf(logGroupName);
    streamOf(group, logStreamName);
    const { lines, rejected } = readPut(logEvents, group.retentionDays, account.now());
    if (lines.length > 0) account.take(group, logStreamName, lines);
    return rejected === undefined ? {} : { rejectedLogEventsInfo: rejected };
  },

  DescribeLogGroups(input, { groups }) {
    const { logGroupNamePrefix = '', limit, nextToken } = read(DESCRIBE_GROUPS, input);
    const found = [...groups.values()]
      .filter(({ name }) => name.startsWith(logGroupNamePrefix))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const { items, ...token } = page(found, limit ?? DESCRIBED_MAX, nextToken);
    return { logGroups: items.map(describedGroup), ...token };
  },

  DescribeLogStreams(input, account) {
    const asked = read(DESCRIBE_STREAMS, input);
    const { logStreamNamePrefix: prefix = '', orderBy = 'LogStreamName', descending } = asked;
    if (orderBy === 'LastEventTime' && prefix !== '') {
      throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const group = account.groupOf(nameOf(asked));
    const byTime = orderBy === 'LastEventTime';
    const found = [...group.streams.values()]
      .filter(({ name }) => name.startsWith(prefix))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .toSorted((a, b) => (byTime ? (a.lastEventMs ?? 0) - (b.lastEventMs ?? 0) : 0));
    const ordered = descending === true ? found.toReversed() : found;
    const { items, ...token } = page(ordered, asked.limit ?? DESCRIBED_MAX, asked.nextToken);
    return {
      logStreams: items.map(({ name, createdMs, firstEventMs, lastEventMs, lastIngestedMs }) => ({
        logStreamName: name,
        creationTime: createdMs,
        firstEventTimestamp: firstEventMs,
        lastEventTimestamp: lastEventMs,
        lastIngestionTime: lastIngestedMs,
        arn: arnOf('logs', `log-group:${group.name}:log-stream:${name}`),
        storedBytes: 0,
      })),
      ...token,
    };
  },

  GetLogEvents(input, account) {
    const asked = read(GET, input);
    return getEvents(account.groupOf(nameOf(asked)), asked, account.now());
  },

  FilterLogEvents(input, account) {
    const asked = read(FILTER, input);
    return filterEvents(account.groupOf(nameOf(asked)), asked, account.now());
  },
};

/** Of a group that is named by its name, or by its ARN. */
function nameOf(asked: {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}): string {
  const { logGroupName, logGroupIdentifier } = asked;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalid('exactly one of logGroupName and logGroupIdentifier is allowed');
  }
  return (
    logGroupName ??
    String(logGroupIdentifier)
      .replace(/^arn:.*:log-group:/, '')
      .replace(/:\*$/, '')
  );
}

const thereAlready = (what: string) =>
  new LogsError('ResourceAlreadyExistsException', `The specified ${what} already exists`);

const describedGroup = ({ name, createdMs, retentionDays, keyArn }: LogGroup) => ({
  logGroupName: name,
  creationTime: createdMs,
  retentionInDays: retentionDays,
  kmsKeyId: keyArn,
  metricFilterCount: 0,
  arn: arnOf('logs', `log-group:${name}:*`),
  logGroupArn: arnOf('logs', `log-group:${name}`),
  storedBytes: 0,
  logGroupClass: 'STANDARD',
});
