import type { Window } from '../../domain/quota.ts';

/**
 * The ring as attributes of the `profile` item: `ma0` is when the newest claim was made, `mh0` what
 * for; `ma1`, `mh1` the one before, and so on. DynamoDB evaluates the right-hand sides of SET
 * against the item as it was, so that one blind write moves every entry along.
 */
export interface RingExpressions {
  /** A claim. Values `:now`, `:entry`, `:hash`, `:zero`, `:none`, and `:w0`, … of the windows. */
  readonly push: string;
  readonly mayPush: string;
  /** The newest claim given back. Values `:entry`, `:zero`, `:none`. */
  readonly pop: string;
  readonly mayPop: string;
  /** An older one given back: its place stays taken. Values `:entry`, `:none`. */
  blank(slot: number): { readonly update: string; readonly condition: string };
}

/** What stands in a slot that remembers no notification: no hash begins with it. */
export const NONE = '-';

/** @param length entries of the ring; see `ringLength` */
export function ringExpressions(windows: readonly Window[], length: number): RingExpressions {
  const slots = Array.from({ length }, (_, i) => i);
  const older = slots.slice(1);
  return {
    push: `SET ${[
      'ma0=:now,mh0=:entry',
      ...older.map((i) => `ma${i}=if_not_exists(ma${i - 1},:zero)`),
      ...older.map((i) => `mh${i}=if_not_exists(mh${i - 1},:none)`),
    ].join()}`,
    mayPush: [
      // Never twice.
      ...slots.map((i) => `NOT begins_with(mh${i},:hash)`),
      // Every window has room.
      ...windows.map(
        ({ cap }, i) => `(attribute_not_exists(ma${cap - 1}) OR ma${cap - 1}<=:w${i})`,
      ),
    ].join(' AND '),
    pop: `SET ${[
      ...older.map((i) => `ma${i - 1}=ma${i},mh${i - 1}=mh${i}`),
      `ma${length - 1}=:zero,mh${length - 1}=:none`,
    ].join()}`,
    mayPop: 'mh0=:entry',
    blank: (slot) => ({ update: `SET mh${slot}=:none`, condition: `mh${slot}=:entry` }),
  };
}
