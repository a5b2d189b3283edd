import type { QueueRecord } from '../batch/queue-record.ts';
import type { Flush } from '../domain/flush.ts';
import { parseJson } from '../domain/parse-json.ts';
import { queueText } from '../domain/queue-text.ts';
import { isRecord } from '../domain/record.ts';

/**
 * The event as it came, with what dingdong writes beside it for itself: in the envelope, where the
 * platform cannot.
 */
export function bodyWith({ body }: QueueRecord, mark: EnvelopeMark): string {
  const envelope = parseJson(body);
  return queueText({ ...(isRecord(envelope) ? envelope : {}), ...mark });
}

/** Read again in `domain/event.ts`. */
type EnvelopeMark =
  | { readonly digest: Flush }
  | { readonly waits: number }
  | { readonly tries: number };
