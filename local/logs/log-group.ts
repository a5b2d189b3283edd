import type { FilterPattern } from './filter-pattern.ts';
import { notFound } from './logs-error.ts';

/** A group with the newest of its events. */
export interface LogGroup {
  readonly name: string;
  readonly createdMs: number;
  /** Undefined where its events are kept for good. */
  retentionDays: number | undefined;
  /** Of the key that encrypts it on AWS; here it lies open, in memory. */
  keyArn?: string;
  readonly streams: Map<string, LogStream>;
  readonly filters: SubscriptionFilter[];
  /** In the order of their arrival. */
  events: readonly LogEvent[];
}

export interface LogStream {
  readonly name: string;
  readonly createdMs: number;
  firstEventMs?: number;
  lastEventMs?: number;
  lastIngestedMs?: number;
}

export interface SubscriptionFilter {
  readonly name: string;
  readonly pattern: FilterPattern;
  readonly functionArn: string;
}

export interface LogEvent {
  /** Ascending with arrival. */
  readonly id: string;
  readonly stream: string;
  readonly timestampMs: number;
  readonly ingestedMs: number;
  readonly message: string;
}

/** A line for a log, with the time at which it was written. */
export interface Line {
  readonly timestampMs: number;
  readonly message: string;
}

/** What this machine remembers of a group; AWS goes by retention alone. */
const EVENTS_MAX = 10_000;

export const DAY_MS = 86_400_000;

/** Adds lines to a stream, which is made where it is not there. */
export function append(
  group: LogGroup,
  streamName: string,
  lines: readonly Line[],
  nowMs: number,
): readonly LogEvent[] {
  const stream = group.streams.get(streamName) ?? { name: streamName, createdMs: nowMs };
  group.streams.set(streamName, stream);
  const times = lines.map(({ timestampMs }) => timestampMs);
  stream.firstEventMs = times.reduce((a, b) => Math.min(a, b), stream.firstEventMs ?? Infinity);
  stream.lastEventMs = times.reduce((a, b) => Math.max(a, b), stream.lastEventMs ?? -Infinity);
  stream.lastIngestedMs = nowMs;
  const added = lines.map((line) => ({
    ...line,
    id: nextId(),
    stream: streamName,
    ingestedMs: nowMs,
  }));
  group.events = [...group.events, ...added].slice(-EVENTS_MAX);
  return added;
}

/** Those that retention has left, the oldest first; of one time, the first to arrive first. */
export function eventsOf({ events, retentionDays }: LogGroup, nowMs: number): readonly LogEvent[] {
  const fromMs = retentionDays === undefined ? -Infinity : nowMs - retentionDays * DAY_MS;
  return events
    .filter(({ timestampMs }) => timestampMs >= fromMs)
    .toSorted((a, b) => a.timestampMs - b.timestampMs);
}

/** @throws a `LogsError` where it is not there */
export function streamOf(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name);
  if (stream === undefined) throw notFound('log stream');
  return stream;
}

let ids = 0;

/** Of 56 digits, as those of AWS are. */
function nextId(): string {
  ids += 1;
  return String(ids).padStart(56, '0');
}
