import { type Entry, PLATFORM } from '../domain/kind.ts';

/** An event as the platform puts it on the bus. */
export interface ExampleEvent {
  readonly source: typeof PLATFORM;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An entry's example event, valid as it stands, with `changes` over its `detail`. */
export function exampleOf(
  entry: Entry,
  at: { readonly eventId: string; readonly nowMs: number },
  changes: Readonly<Record<string, unknown>> = {},
): ExampleEvent {
  const { recipient, item, fields, deadlineAfterSeconds, afterSeconds = {} } = entry.example;
  const after = (seconds: number) => new Date(at.nowMs + seconds * 1000).toISOString();
  const times = Object.entries(afterSeconds).map(([name, seconds]) => [name, after(seconds)]);
  return {
    source: PLATFORM,
    'detail-type': entry.name,
    detail: {
      eventId: at.eventId,
      occurredAt: after(0),
      recipient,
      ...(item === undefined ? {} : { item }),
      ...(deadlineAfterSeconds === undefined ? {} : { deadline: after(deadlineAfterSeconds) }),
      ...fields,
      ...Object.fromEntries(times),
      ...changes,
    },
  };
}
