import type { Asked } from './asked.ts';
import { answer } from './decide-reply/answer.ts';
import { isNoToMarketing } from './decide-reply/no-to-marketing.ts';
import { type Standing, standingsOf } from './decide-reply/standing.ts';
import type { Inbound } from './inbound.ts';
import { consentOf } from './profile.ts';
import type { ReplyCommand } from './reply-command.ts';
import type { NamedItem, ReplyDecision } from './reply-decision.ts';

/** A reply, of whose text the command is known. */
export interface Reply extends Pick<Inbound, 'receivedAtMs' | 'inReplyTo'> {
  /** Under which it is kept; see `Replies`. */
  readonly key: string;
}

export interface ReplyContext {
  /** The entries that void a kind; see `supersedersOf`. */
  readonly supersedersOf: (kind: string) => readonly string[];
  /** By how much clocks of ours and of carriers may differ. */
  readonly clockSkewMs: number;
  readonly nowMs: number;
}

/**
 * What is to be done about a reply. It acts on one ask at most, on one that is open, and only where
 * there is no doubt which.
 */
export function decideReply(
  command: ReplyCommand,
  reply: Reply,
  asked: Asked,
  context: ReplyContext,
): ReplyDecision {
  const standings = standingsOf(reply, asked, context);
  switch (command.is) {
    case 'yes':
      return answer({ is: 'price', as: 'yes' }, command.code, reply, standings);
    case 'no':
      return isNoToMarketing(command.code, reply, standings, asked, context)
        ? refusal(asked)
        : answer({ is: 'price', as: 'no' }, command.code, reply, standings);
    case 'extend':
      return answer({ is: 'days', as: command.days }, command.code, reply, standings);
    case 'status':
      return command.code === undefined
        ? { do: 'report' }
        : { do: 'report', item: named(command.code, standings) };
    case 'opt-out':
      return refusal(asked);
    case 'opt-in':
      return { do: 'opt-in', confirms: consentOf(asked.profile) !== 'given' };
    case 'help':
      return { do: 'say', saying: { kind: 'ReplyHelp' } };
    case 'unknown':
      return { do: 'say', saying: { kind: 'ReplyUnclear' } };
    default:
      return command satisfies never;
  }
}

const refusal = ({ profile }: Asked): ReplyDecision => ({
  do: 'opt-out',
  confirms: consentOf(profile) !== 'refused',
});

/** As the newest ask that bears the code knows it. */
function named(code: string, standings: readonly Standing[]): NamedItem {
  const known = standings.find(({ ask }) => ask.item.code === code);
  return known === undefined ? { code } : { id: known.ask.item.id, code };
}
