import { parseFilterPattern } from './filter-pattern.ts';
import { eventsOf, type LogEvent, type LogGroup } from './log-group.ts';
import { invalid } from './logs-error.ts';

interface FilterRequest {
  readonly startTime?: number | undefined;
  /** Included. */
  readonly endTime?: number | undefined;
  readonly limit?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly filterPattern?: string | undefined;
  readonly logStreamNamePrefix?: string | undefined;
  readonly logStreamNames?: readonly string[] | undefined;
}

/** Events of all streams, the oldest first. A token stays good while new events come. */
export function filterEvents(group: LogGroup, asked: FilterRequest, nowMs: number) {
  const { startTime = 0, endTime = Infinity, limit = EVENTS_MAX, logStreamNames } = asked;
  const { logStreamNamePrefix = '' } = asked;
  if (logStreamNames !== undefined && logStreamNamePrefix !== '') {
    throw invalid('logStreamNames and logStreamNamePrefix are not allowed together');
  }
  const holds = parseFilterPattern(asked.filterPattern ?? '');
  const isAfter = asked.nextToken === undefined ? () => true : afterToken(asked.nextToken);
  const found = eventsOf(group, nowMs).filter(
    (event) =>
      event.timestampMs >= startTime &&
      event.timestampMs <= endTime &&
      event.stream.startsWith(logStreamNamePrefix) &&
      (logStreamNames?.includes(event.stream) ?? true) &&
      holds(event.message) &&
      isAfter(event),
  );
  const shown = fitting(found, limit);
  const last = shown.at(-1);
  return {
    events: shown.map(({ id, stream, timestampMs, ingestedMs, message }) => ({
      eventId: id,
      logStreamName: stream,
      timestamp: timestampMs,
      ingestionTime: ingestedMs,
      message,
    })),
    searchedLogStreams: [],
    ...(last !== undefined && shown.length < found.length && { nextToken: tokenOf(last) }),
  };
}

// Of one answer (CloudWatch Logs API reference, FilterLogEvents and GetLogEvents).
const EVENTS_MAX = 10_000;
const ANSWER_MAX_BYTES = 1_048_576;

/** As many of the first as an answer holds; one at least. */
export function fitting(events: readonly LogEvent[], limit = EVENTS_MAX): readonly LogEvent[] {
  let bytes = 0;
  const tooMany = events.findIndex(({ message }, i) => {
    bytes += Buffer.byteLength(message);
    return i >= limit || (i > 0 && bytes > ANSWER_MAX_BYTES);
  });
  return tooMany < 0 ? events : events.slice(0, tooMany);
}

export const tokenOf = ({ timestampMs, id }: LogEvent): string => `${timestampMs}/${id}`;

/** Whether an event comes after the one that a token was made of. */
export function afterToken(token: string): (event: LogEvent) => boolean {
  const [, time, id = ''] = token.match(/^(\d+)\/(\d{56})$/) ?? [];
  if (time === undefined) throw invalid('The specified nextToken is invalid.');
  return (event) =>
    event.timestampMs - Number(time) > 0 || (event.timestampMs === Number(time) && event.id > id);
}
