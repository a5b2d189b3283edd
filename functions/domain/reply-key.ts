import { hashOfLines } from './hash-of-lines.ts';
import type { Inbound } from './inbound.ts';
import type { ReplyDecision } from './reply-decision.ts';

/** 32 hex digits, the same however often a carrier hands the text over. */
export const replyKey = ({ from, id }: Pick<Inbound, 'from' | 'id'>): string =>
  hashOfLines('reply', from, id);

/** 32 hex digits of what was written, by which a second copy is known whatever its id. */
export const textHash = (text: string): string => hashOfLines('text', text.normalize('NFC').trim());

/**
 * 32 hex digits, by which the platform knows a command again however often it is put. Of an ask
 * there is one for good, whichever reply answers it.
 */
export function commandId(decision: ReplyDecision, key: string): string {
  return decision.do === 'confirm' || decision.do === 'extend'
    ? hashOfLines('answer', decision.ask.id)
    : hashOfLines('command', key);
}
