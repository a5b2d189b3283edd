import { type Kind, PLATFORM } from '../domain/kind.ts';

/** An event as the platform puts it on the bus. */
export interface ExampleEvent {
  readonly source: typeof PLATFORM;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A kind's example event, valid as it stands, with `changes` over its `detail`. */
export function exampleOf(
  kind: Kind,
  at: { readonly eventId: string; readonly nowMs: number },
  changes: Readonly<Record<string, unknown>> = {},
): ExampleEvent {
  const { recipient, item, fields, deadlineAfterSeconds } = kind.example;
  return {
    source: PLATFORM,
    'detail-type': kind.name,
    detail: {
      eventId: at.eventId,
      occurredAt: new Date(at.nowMs).toISOString(),
      recipient,
      ...(item === undefined ? {} : { item }),
      ...(deadlineAfterSeconds === undefined
        ? {}
        : { deadline: new Date(at.nowMs + deadlineAfterSeconds * 1000).toISOString() }),
      ...fields,
      ...changes,
    },
  };
}
