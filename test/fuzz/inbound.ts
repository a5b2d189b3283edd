import type { Inbound } from '../../functions/domain/inbound.ts';
import { NOON_MS } from '../support/an-event.ts';
import { isPhone } from './reasons.ts';
import { brokenOf } from './target.ts';

/** What whoever reads a reply may rely on. */
export const brokenByInbound = (inbound: Inbound): readonly string[] =>
  brokenOf({
    'a reply has an id': inbound.id !== '',
    'a phone is E.164': isPhone(inbound.from),
    'a reply is text': typeof inbound.text === 'string',
    'a time is whole': Number.isSafeInteger(inbound.receivedAtMs),
    'an id of what is answered is short': [...(inbound.inReplyTo ?? '')].length <= 256,
  });

/** Of what comes from outside: not long ago, and not ahead of our clock by more than clocks are. */
export const brokenByReceivedAt = ({ receivedAtMs }: Inbound): readonly string[] =>
  brokenOf({
    'it was received in the last three days':
      receivedAtMs >= NOON_MS - 72 * 3_600_000 && receivedAtMs <= NOON_MS + 60_000,
  });
