import type { Publish } from '../../history.ts';
import { type Line, lineAt, listed, short } from './line.ts';

/** The way of one text. */
export function linesOfText(text: Publish): readonly Line[] {
  const { worker, aheadMs, isFlush, kind, notificationId } = text;
  const what = isFlush ? `flush ${short(notificationId)}` : text.eventIds.join();
  const clock = aheadMs === 0 ? '' : ` (clock ${Math.abs(aheadMs)} ms ${ahead(aheadMs)})`;
  return [
    ...lineAt(text.begunAtMs, `Worker ${worker}${clock} began ${kind} of ${what} in its slot.`),
    ...lineAt(text.claimedAtMs, `Worker ${worker} had ${what} claimed.`),
    ...lineAt(text.atMs, `Worker ${worker} handed ${what} to the carrier, and ${heard(text)}.`),
    ...linesOfAccepted(text),
    ...lineAt(text.settledAtMs, `Worker ${worker} had ${what} settled.`),
  ];
}

const ahead = (ms: number): string => (ms > 0 ? 'ahead' : 'behind');

const heard = (text: Publish): string =>
  text.heard === undefined ? 'never heard of it' : `heard: ${text.heard}`;

/** What its recipient has of it. */
export function linesOfAccepted({
  acceptedAtMs,
  kind,
  eventIds,
  worker,
}: Publish): readonly Line[] {
  const from = `from worker ${worker}`;
  return lineAt(acceptedAtMs, `The carrier took ${kind} of ${listed(eventIds)} ${from}.`);
}
