import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { DINGDONG } from '../domain/source.ts';
import type { Announcer } from '../ports/announcer.ts';

/**
 * The bus, on which dingdong speaks under its own source.
 * @param timeoutMs for all of a batch's announcements, with every retry
 */
export function busAnnouncer(busName: string, timeoutMs: number): Announcer {
  const bus = new EventBridgeClient({});
  return {
    async announce(announcements) {
      const abortSignal = AbortSignal.timeout(timeoutMs);
      let entries: readonly PutEventsRequestEntry[] = announcements.map(({ type, detail }) => ({
        EventBusName: busName,
        Source: DINGDONG,
        DetailType: type,
        Detail: JSON.stringify(detail),
      }));
      for (let tries = 0; entries.length > 0 && tries < TRIES_MAX; tries += 1) {
        entries = await putAll(bus, entries, abortSignal);
      }
      if (entries.length > 0) throw new EntriesRefused(entries.length);
    },
  };
}

/** Answers the entries that were refused: PutEvents says 200 even where it took none of them. */
async function putAll(
  bus: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
  abortSignal: AbortSignal,
): Promise<readonly PutEventsRequestEntry[]> {
  const refused: PutEventsRequestEntry[] = [];
  for (let from = 0; from < entries.length; from += ENTRIES_MAX) {
    const some = entries.slice(from, from + ENTRIES_MAX);
    const answer = await bus.send(new PutEventsCommand({ Entries: some }), { abortSignal });
    refused.push(...some.filter((_, i) => answer.Entries?.[i]?.ErrorCode !== undefined));
  }
  return refused;
}

/** Entries of one PutEvents, by the EventBridge API reference. */
const ENTRIES_MAX = 10;

const TRIES_MAX = 3;

class EntriesRefused extends Error {
  override readonly name = 'EntriesRefused';
  constructor(count: number) {
    super(`PutEvents refused ${count} entries`);
  }
}
