import type { Command, Reply } from '../../correspondence.ts';
import type { History, Leased, Publish, Wish } from '../../history.ts';
import { indexOf } from '../history-index.ts';
import { type Line, lineAt, short } from './line.ts';
import { linesOfAccepted } from './lines-of-text.ts';

/** What somebody was texted beside these events, what they said, and what was stored of it. */
export function linesOfPhone(
  history: History,
  phone: string,
  eventIds: ReadonlySet<string>,
): readonly Line[] {
  const { accepted, wishesOf, repliesOf } = indexOf(history);
  const own = accepted.filter((text) => text.phone === phone);
  const others = own.filter((text) => !text.eventIds.some((id) => eventIds.has(id)));
  const begun = own.filter((text) => text.eventIds.some((id) => eventIds.has(id)));
  return [
    ...others.flatMap(linesOfAccepted),
    ...wishesOf(phone).flatMap(linesOfWish),
    ...repliesOf(phone).flatMap(linesOfReply),
    ...history.commands.filter((command) => command.phone === phone).flatMap(linesOfCommand),
    ...[...new Set(begun.flatMap((text) => lastLease(history, text)))].map(linesOfLease),
  ];
}

/** The last that its worker had before it began. */
function lastLease({ leases }: History, { worker, begunAtMs, atMs }: Publish): readonly Leased[] {
  const begunMs = begunAtMs ?? atMs;
  const last = leases.findLast((lease) => lease.worker === worker && lease.atMs <= begunMs);
  return last === undefined ? [] : [last];
}

export function linesOfLease({ lane, worker, slots, nowMs, atMs, isHeard }: Leased): Line {
  const { parts, intervalMs, firstMs } = slots;
  const howMany = parts === 1 ? 'a slot' : `${parts} slots, ${Math.round(intervalMs)} ms apart`;
  const first = `${Math.round(firstMs - nowMs)} ms ahead of its clock`;
  const lost = isHeard ? '' : '; it never heard of them';
  return { atMs, says: `Worker ${worker} (${lane}) was given ${howMany}, ${first}${lost}.` };
}

function linesOfWish({ is, value, phone, saidAtMs, atMs }: Wish): readonly Line[] {
  const what = value === undefined ? is : `${is} ${value}`;
  const ago = `said ${Math.round((atMs - saidAtMs) / 1_000)} s before`;
  return lineAt(atMs, `${what} was stored for ${phone}, ${ago}.`);
}

function linesOfReply({ id, phone, text, means, writtenAtMs, takenAtMs }: Reply): readonly Line[] {
  const about = 'eventId' in means ? ` to ${means.eventId}` : '';
  return [
    ...lineAt(writtenAtMs, `${phone} wrote “${text}” (${id}), meaning ${means.is}${about}.`),
    ...lineAt(takenAtMs, `The door took ${id}.`),
  ];
}

function linesOfCommand({ type, commandId, ask, answer, days, atMs }: Command): readonly Line[] {
  const said = answer ?? (days === undefined ? '' : `${days} days`);
  const about =
    ask === undefined ? '' : ` for the ask ${short(ask.id)}, version ${ask.itemVersion}`;
  const what = said === '' ? '' : `: ${said}`;
  return lineAt(atMs, `${type} ${short(commandId)} was put${about}${what}.`);
}
