import * as z from 'zod/mini';
import { parseJson } from './parse-json.ts';

/**
 * The lines that a subscription of CloudWatch Logs hands over, unpacked (user guide, subscription
 * filters); none of a control message, by which it only tries whether somebody is there.
 * @throws where it is something else
 */
export function logLinesOf(text: string): readonly string[] {
  const { messageType, logEvents } = SUBSCRIBED.parse(parseJson(text));
  return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
}

const SUBSCRIBED = z.object({
  messageType: z.enum(['DATA_MESSAGE', 'CONTROL_MESSAGE']),
  logEvents: z.array(z.object({ message: z.string() })),
});
