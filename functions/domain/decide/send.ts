import { render } from '../copy.ts';
import type { Circumstances } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Notification } from '../notification.ts';
import { countParts } from '../parts.ts';
import { readerOf } from '../profile.ts';

export function send(
  notification: Notification,
  { voice, profile, nowMs }: Circumstances,
): Decision {
  const text = render(notification, voice, readerOf(profile), nowMs);
  return { do: 'send', text, parts: countParts(text) };
}
