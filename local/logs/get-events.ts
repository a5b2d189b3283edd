import { afterToken, fitting, tokenOf } from './filter-events.ts';
import { eventsOf, type LogGroup, streamOf } from './log-group.ts';
import { invalid } from './logs-error.ts';

interface GetRequest {
  readonly logStreamName: string;
  readonly startTime?: number | undefined;
  /** Not included. */
  readonly endTime?: number | undefined;
  readonly limit?: number | undefined;
  readonly nextToken?: string | undefined;
  /** Without it the newest events are answered. */
  readonly startFromHead?: boolean | undefined;
}

/**
 * Events of one stream, the oldest first. Both tokens are always there; at an end of the stream the
 * one that was given comes back.
 */
export function getEvents(group: LogGroup, asked: GetRequest, nowMs: number) {
  streamOf(group, asked.logStreamName);
  const { startTime = 0, endTime = Infinity, nextToken } = asked;
  const inRange = eventsOf(group, nowMs).filter(
    ({ stream, timestampMs }) =>
      stream === asked.logStreamName && timestampMs >= startTime && timestampMs < endTime,
  );
  const [, way, mark = ''] = nextToken?.match(/^([fb])\/(.+)$/) ?? [];
  if (nextToken !== undefined && way === undefined) {
    throw invalid('The specified nextToken is invalid.');
  }
  const isForward = way === 'f' || (way === undefined && asked.startFromHead === true);
  const isAfter = mark === '' || mark === START ? () => true : afterToken(mark);
  const isMark = (event: (typeof inRange)[number]) => tokenOf(event) === mark;
  const left =
    way === 'b'
      ? inRange.filter((event) => mark !== START && !isAfter(event) && !isMark(event))
      : inRange.filter(isAfter);
  const shown = isForward
    ? fitting(left, asked.limit)
    : fitting(left.toReversed(), asked.limit).toReversed();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    events: shown.map(({ timestampMs, ingestedMs, message }) => ({
      timestamp: timestampMs,
      ingestionTime: ingestedMs,
      message,
    })),
    nextForwardToken: `f/${last === undefined ? mark || START : tokenOf(last)}`,
    nextBackwardToken: `b/${first === undefined ? mark || START : tokenOf(first)}`,
  };
}

/** Before the first event of a stream. */
const START = 'start';
