import type { Command, Reply } from '../correspondence.ts';
import type { History, PutEvent } from '../history.ts';
import type { Breach, SimulatedPromise } from '../promise.ts';
import { indexOf } from './history-index.ts';
import { answers, couldMean } from './meant.ts';
import { isVoidFor } from './void-ask.ts';

/**
 * Of each ask the platform hears one answer, the same however often it is put, about the version
 * that was asked. A reply of that phone must be what it acts on: one that means this answer to this
 * ask, or, because without the carrier's word or a code nobody could tell, the newest; which the
 * door took after the text that asks was accepted and before the ask was void: it ends with
 * `askedUntilMs`, and the skew of the worker that reads the reply, or with a superseding mark, or
 * the number's passing on, that was stored before.
 */
export const asksActedOnOnce: SimulatedPromise = {
  name: 'a reply acts once, on the ask that it answers',
  breaches(history) {
    const acting = history.commands.filter(isActing);
    const byAsk = Map.groupBy(acting, ({ ask }) => ask.id);
    const byId = Map.groupBy(acting, ({ commandId }) => commandId);
    return [
      ...[...byAsk.values()].flatMap((all) => severalIds(all)),
      ...[...byId.values()].flatMap((all) => unlike(all)),
      ...[...byAsk.values()].flatMap(([first]) =>
        first === undefined ? [] : (unfounded(history, first) ?? []),
      ),
    ];
  },
};

/** One that acts on an ask. */
export type Acting = Command & { readonly ask: NonNullable<Command['ask']> };

const isActing = (command: Command): command is Acting =>
  ['PriceConfirmationReplied', 'ExtensionRequested'].includes(command.type);

function severalIds(all: readonly Acting[]): readonly Breach[] {
  const other = all.find(({ commandId }) => commandId !== all[0]?.commandId);
  return other === undefined ? [] : [breach(other, 'was answered under two ids')];
}

function unlike(all: readonly Acting[]): readonly Breach[] {
  const [first] = all;
  if (first === undefined) return [];
  const same = saidIn(first);
  const other = all.find((one) => saidIn(one) !== same);
  return other === undefined ? [] : [breach(other, 'was put again with another answer')];
}

const saidIn = ({ type, phone, ask, answer, days }: Acting): string =>
  JSON.stringify([type, phone, ask.id, ask.itemVersion, answer, days]);

function unfounded(history: History, command: Acting): Breach | undefined {
  const index = indexOf(history);
  const asking = index.putAs(command.ask.id);
  if (asking === undefined) return breach(command, 'was never asked');
  if (asking.phone !== command.phone) return breach(command, 'was asked of another phone');
  if (asking.version !== command.ask.itemVersion) {
    return breach(command, `was asked in version ${asking.version}`, asking);
  }
  if ((command.days ?? 0) > (asking.maxExtendDays ?? Number.POSITIVE_INFINITY)) {
    return breach(command, `allows ${asking.maxExtendDays} days`, asking);
  }
  const before = index
    .repliesOf(command.phone)
    .filter(
      (reply): reply is Taken => (reply.takenAtMs ?? Number.POSITIVE_INFINITY) <= command.atMs,
    );
  const meant = before.filter(
    (reply) => answers(reply, command) && couldMean(history, reply, asking),
  );
  if (meant.length === 0) return breach(command, 'was answered by nobody', asking);
  const whys = meant.map((reply) => whyNot(history, asking, reply));
  return whys.includes(undefined) ? undefined : breach(command, whys.at(-1) ?? '', asking);
}

/** A reply that the door took. */
export type Taken = Reply & { readonly takenAtMs: number };

function whyNot(history: History, asking: PutEvent, reply: Taken): string | undefined {
  const { publishesOf, eventsOfItem } = indexOf(history);
  // A consignment that comes up again is the same one: days count for its newest ask (ADR 14).
  const alike =
    asking.maxExtendDays === undefined || asking.itemId === undefined
      ? [asking]
      : eventsOfItem(asking.phone, asking.itemId).filter(({ kind }) => kind === asking.kind);
  const isAsked = alike.some(({ notificationId }) =>
    publishesOf(notificationId).some(
      ({ acceptedAtMs = Number.POSITIVE_INFINITY }) => acceptedAtMs <= reply.takenAtMs,
    ),
  );
  return isAsked ? isVoidFor(history, asking, reply.takenAtMs) : 'was answered before it was asked';
}

const breach = ({ ask, type, atMs, phone }: Acting, what: string, asking?: PutEvent): Breach => ({
  what: `${type}: the ask ${ask.id.slice(0, 8)} ${what}`,
  ...{ atMs, phone },
  ...(asking === undefined ? {} : { eventIds: [asking.eventId] }),
});
