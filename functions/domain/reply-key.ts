import { hashOfLines } from './hash-of-lines.ts';
import type { Inbound } from './inbound.ts';
import type { ReplyDecision } from './reply-decision.ts';

/** 32 hex digits, the same however often a carrier hands the text over. */
export const replyKey = ({ from, id }: Pick<Inbound, 'from' | 'id'>): string =>
  hashOfLines('reply', from, id);

/** 32 hex digits of what was written, by which a second copy is known whatever its id. */
export const textHash = (text: string): string =>
  hashOfLines('text', streamSafe(text).normalize('NFC').trim());

/** UAX #15, stream-safe text: putting a long run of accents in order takes quadratic time. */
const streamSafe = (text: string): string => text.replaceAll(/\p{M}{30}(?=\p{M})/gu, '$&\u034f');

/**
 * 32 hex digits, by which the platform knows a command again however often it is put. Of an ask
 * there is one for good, whichever reply answers it.
 */
export function commandId(decision: ReplyDecision, key: string): string {
  return decision.do === 'confirm' || decision.do === 'extend'
    ? hashOfLines('answer', decision.ask.id)
    : hashOfLines('command', key);
}
