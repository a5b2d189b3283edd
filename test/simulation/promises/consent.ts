import type { History } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { type Accepted, indexOf } from './history-index.ts';
import { standings } from './standing.ts';

/**
 * No marketing text is accepted whose claim was written while a refusal stood, or, where a yes is
 * needed, without one: a claim is a write to the item in which they stand, so there is no slack. In
 * the same millisecond nobody can tell which came first. And each follows its claim within
 * `publishSlackMs`: what is said meanwhile comes too late for it.
 */
export const noMarketingAfterNo: SimulatedPromise = {
  name: 'no marketing after an opt-out',
  breaches: (history) =>
    indexOf(history).accepted.flatMap((text) =>
      text.lane === 'marketing' ? (unwanted(history, text) ?? []) : [],
    ),
};

function unwanted(history: History, text: Accepted): Breach | undefined {
  const { needsConsent, publishSlackMs } = history.terms;
  const { claimedAtMs, acceptedAtMs, phone, eventIds, kind } = text;
  const breach = (what: string): Breach => ({
    what: `${kind} was texted ${what}`,
    ...{ atMs: acceptedAtMs, phone, eventIds },
  });
  if (claimedAtMs === undefined) return breach('without a claim');
  const slackMs = acceptedAtMs - claimedAtMs;
  // Before its claim it is as bad as without.
  if (slackMs < 0) return breach(`${-slackMs} ms before its claim`);
  if (slackMs > publishSlackMs) return breach(`${slackMs} ms after its claim`);
  const stood = standings(indexOf(history).wishesOf(phone), claimedAtMs, claimedAtMs);
  const isWanted = stood.some(
    ({ consent }) => consent === 'given' || (consent === 'unset' && !needsConsent),
  );
  if (isWanted) return undefined;
  return breach(stood.at(-1)?.consent === 'refused' ? 'after a refusal' : 'without a consent');
}
