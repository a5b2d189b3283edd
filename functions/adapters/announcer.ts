import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Announcer } from '../ports.ts';

/**
 * The bus, on which dingdong speaks under its own source.
 * @param timeoutMs for one PutEvents with the SDK's retries
 */
export function busAnnouncer(busName: string, timeoutMs: number): Announcer {
  const bus = new EventBridgeClient({});
  return {
    async announce(announcements) {
      for (let from = 0; from < announcements.length; from += ENTRIES_MAX) {
        const answer = await bus.send(
          new PutEventsCommand({
            Entries: announcements.slice(from, from + ENTRIES_MAX).map(({ type, detail }) => ({
              EventBusName: busName,
              Source: 'dingdong',
              DetailType: type,
              Detail: JSON.stringify(detail),
            })),
          }),
          { abortSignal: AbortSignal.timeout(timeoutMs) },
        );
        // PutEvents answers 200 even where it took none of the entries.
        const refused = answer.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
        if (refused?.ErrorCode !== undefined) throw new EntryRefused(refused.ErrorCode);
      }
    },
  };
}

/** Entries of one PutEvents, by the EventBridge API reference. */
const ENTRIES_MAX = 10;

class EntryRefused extends Error {
  override readonly name: string;
  constructor(code: string) {
    super(`PutEvents refused an entry: ${code}`);
    this.name = code;
  }
}
