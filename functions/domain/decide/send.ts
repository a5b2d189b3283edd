import { render } from '../copy.ts';
import type { Circumstances } from '../decide.ts';
import type { Sending } from '../decision.ts';
import { passedHours } from '../deferral.ts';
import type { Notification } from '../notification.ts';
import { countParts } from '../parts.ts';
import { readerOf } from '../profile.ts';

export function send(notification: Notification, circumstances: Circumstances): Sending {
  const { voice, profile, nowMs } = circumstances;
  const text = render(notification, voice, readerOf(profile), nowMs);
  const hours = passedHours(notification, circumstances, nowMs);
  return { do: 'send', text, parts: countParts(text), hours };
}
