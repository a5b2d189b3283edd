import type { Window } from '../../domain/quota.ts';
import type { RingName } from './ring.ts';

/**
 * The ring in DynamoDB's words. It evaluates the right-hand sides of SET against the item as it
 * was, so that one blind write moves every entry along.
 */
export interface RingExpressions {
  /** One entry more. Values `:now`, `:entry`, `:zero`, `:none`. */
  readonly push: string;
  /** Value `:hash`. */
  readonly neverTwice: string;
  /** Values `:w0`, … of the windows. */
  readonly everyWindowHasRoom: string;
  /** The newest entry given back. Values `:entry`, `:zero`, `:none`. */
  readonly pop: Change;
  /** An older one given back: its place stays taken. Values `:entry`, `:none`. */
  blank(slot: number): Change;
  /**
   * An older one made the newest, where every window has room without it. Values `:now`, `:old`,
   * the `:entry` that takes its place, and `:w0`, … of the windows.
   */
  renew(slot: number): Change;
}

interface Change {
  readonly update: string;
  readonly condition: string;
}

/** @param length entries of the ring; see `ringLength` */
export function ringExpressions(
  name: RingName,
  windows: readonly Window[],
  length: number,
): RingExpressions {
  const [at, what] = [`${name}a`, `${name}h`];
  const slots = Array.from({ length }, (_, i) => i);
  const older = slots.slice(1);
  const hasRoom = (slotThatFrees: (cap: number) => number): string =>
    windows
      .map(({ cap }, i) => {
        const oldest = at + slotThatFrees(cap);
        return `(attribute_not_exists(${oldest}) OR ${oldest}<=:w${i})`;
      })
      .join(' AND ');

  // A slot is not there before the first push, nor one that a deployment added.
  const move = (from: number, to: number): string =>
    `${at}${to}=if_not_exists(${at}${from},:zero),${what}${to}=if_not_exists(${what}${from},:none)`;

  return {
    push: `SET ${[`${at}0=:now,${what}0=:entry`, ...older.map((i) => move(i - 1, i))].join()}`,
    neverTwice: slots.map((i) => `NOT begins_with(${what}${i},:hash)`).join(' AND '),
    everyWindowHasRoom: hasRoom((cap) => cap - 1),
    pop: {
      update: `SET ${[
        ...older.map((i) => move(i, i - 1)),
        `${at}${length - 1}=:zero,${what}${length - 1}=:none`,
      ].join()}`,
      condition: `${what}0=:entry`,
    },
    blank: (slot) => ({
      update: `SET ${what}${slot}=:none`,
      condition: `${what}${slot}=:entry`,
    }),
    renew: (slot) => ({
      update: `SET ${[
        `${at}0=:now,${what}0=:entry`,
        ...slots
          .slice(1, slot + 1)
          .map((i) => `${at}${i}=${at}${i - 1},${what}${i}=${what}${i - 1}`),
      ].join()}`,
      condition: `${what}${slot}=:old AND ${hasRoom((cap) => (slot < cap ? cap : cap - 1))}`,
    }),
  };
}

/** The values of the windows: what is older than these no longer counts. */
export const windowValues = (windows: readonly Window[], nowMs: number): Record<string, number> =>
  Object.fromEntries(
    windows.map(({ windowSeconds }, i) => [`:w${i}`, nowMs - windowSeconds * 1000]),
  );
