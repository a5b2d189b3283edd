import type { Wanted } from '../ask.ts';
import type { Reply } from '../decide-reply.ts';
import type { Standing } from './standing.ts';

/** Which ask a reply is about, open or not. */
export type Choice =
  | { readonly is: 'chosen'; readonly standing: Standing }
  /** One of several that are open, or perhaps something else: their codes, the newest first. */
  | { readonly is: 'unclear'; readonly codes: readonly string[] }
  | { readonly is: 'unknown' };

/**
 * The first that there is: what it answered before; what it names; what it replies to; what alone
 * is open, where nothing was asked after it, and its text went out before the reply; where nothing
 * is open, what was asked last. Otherwise it is unclear: nothing is guessed.
 * @param standings newest first
 */
export function chooseAsk(
  sort: Wanted['is'],
  code: string | undefined,
  reply: Reply,
  standings: readonly Standing[],
): Choice {
  const ofSort = standings.filter(({ ask }) => ask.wants.is === sort);
  const open = ofSort.filter(({ is }) => is === 'open');
  const own = ofSort.find(({ ask }) => ask.answered?.by === reply.key);
  if (own !== undefined) return chosen(own);
  if (code !== undefined) return named(ofSort, open, code);
  const quoted = quotedIn(ofSort, reply);
  if (quoted !== undefined) return chosen(quoted);
  const [first, ...rivals] = open;
  if (first === undefined) return lastOf(ofSort);
  const isOnly = rivals.length === 0 && isLastOf(standings, first);
  return isOnly && (first.isPut || isAlone(ofSort, first)) ? chosen(first) : unclear(open);
}

function named(ofSort: readonly Standing[], open: readonly Standing[], code: string): Choice {
  const [newest] = withCode(ofSort, code);
  if (newest === undefined) return open.length === 0 ? { is: 'unknown' } : unclear(open);
  // Nothing keeps the platform from giving two items one code.
  const rivals = withCode(open, code).filter(({ ask }) => ask.item.id !== newest.ask.item.id);
  return rivals.length === 0 ? chosen(newest) : unclear(rivals);
}

const withCode = (standings: readonly Standing[], code: string): readonly Standing[] =>
  standings.filter(({ ask }) => ask.item.code === code);

function lastOf([newest]: readonly Standing[]): Choice {
  return newest === undefined ? { is: 'unknown' } : chosen(newest);
}

/**
 * A price counts for the text that named it. A consignment that has come up again is the same one:
 * days count for its newest ask.
 */
function quotedIn(ofSort: readonly Standing[], { inReplyTo }: Reply): Standing | undefined {
  if (inReplyTo === undefined) return undefined;
  const quoted = ofSort.find(({ ask }) => ask.messageId === inReplyTo);
  return quoted?.ask.wants.is === 'days'
    ? ofSort.find(({ ask }) => ask.item.id === quoted.ask.item.id)
    : quoted;
}

const isLastOf = (standings: readonly Standing[], one: Standing): boolean =>
  standings.every((other) => other === one || other.ask.askedAtMs < one.ask.askedAtMs);

/** Whether nothing else of its sort was asked, open or not, but about the same item. */
const isAlone = (ofSort: readonly Standing[], { ask }: Standing): boolean =>
  ofSort.every((other) => other.ask.item.id === ask.item.id);

const chosen = (standing: Standing): Choice => ({ is: 'chosen', standing });

const unclear = (open: readonly Standing[]): Choice => ({
  is: 'unclear',
  codes: [...new Set(open.map(({ ask }) => ask.item.code))],
});
