import { parseJson } from './parse-json.ts';
import { isRecord } from './record.ts';

/**
 * An event with nothing left of its detail but whom it is about and when it occurred; as it was
 * where it is no event. For what must count though something else about it is wrong.
 * @param body the text of a queue's message
 */
export function bareBody(body: string): string {
  const event = parseJson(body);
  if (!isRecord(event) || !isRecord(event['detail'])) return body;
  const { occurredAt, recipient } = event['detail'];
  const phone = isRecord(recipient) ? recipient['phone'] : undefined;
  return JSON.stringify({ ...event, detail: { occurredAt, recipient: { phone } } });
}
