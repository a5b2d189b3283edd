import { render } from '../copy.ts';
import type { Circumstances } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Notification } from '../notification.ts';
import { countParts } from '../parts.ts';

export function send(
  notification: Notification,
  { voice, reader, nowMs }: Circumstances,
): Decision {
  const text = render(notification, voice, reader, nowMs);
  return { do: 'send', text, parts: countParts(text) };
}
