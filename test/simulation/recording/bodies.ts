import { KINDS } from '../../../functions/catalog/index.ts';
import type { Kind } from '../../../functions/domain/kind.ts';
import { parseNotification } from '../../../functions/domain/notification.ts';

/** Of a queue's message, whatever else it holds: of an event, or of a reply. */
export const eventIdIn = (body: string): string | undefined =>
  (/"eventId":"([^"]+)"/.exec(body) ?? /"id":"([^"]+)"/.exec(body))?.[1];

/** The notification of a flush, where a message is one. */
export function flushIn(body: string): string | undefined {
  if (!body.includes('"digest":')) return undefined;
  const parsed = parseNotification(body, KINDS_BY_NAME, Number.MAX_SAFE_INTEGER);
  return parsed.valid ? parsed.notification.id : undefined;
}

const KINDS_BY_NAME: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]));
