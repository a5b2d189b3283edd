import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Controls, NO_CONTROLS } from '../../domain/controls.ts';
import { LANES } from '../../domain/lane.ts';
import { isMode } from '../../domain/mode.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';

/** The partition of the one item that all workers share. */
export const PACE = 'pace';

/** Never throws: what cannot be read counts as never written. */
export function readControls(item: Item): Controls {
  const mode = textOf(item, 'mode');
  const modeBy = textOf(item, 'modeBy');
  const personMode = textOf(item, 'personMode');
  const resumedAtMs = numberOf(item, 'resumedAtMs');
  const slowedAtMs = numberOf(item, 'slowedAtMs');
  const partsPerSecond = numberOf(item, 'slowedTo');
  return {
    takenUntilMs: numberOf(item, 'takenUntilMs') ?? NO_CONTROLS.takenUntilMs,
    ...(slowedAtMs === undefined || partsPerSecond === undefined
      ? {}
      : { slowed: { atMs: slowedAtMs, partsPerSecond } }),
    mode: isMode(mode) ? mode : NO_CONTROLS.mode,
    ...(modeBy === undefined ? {} : { modeBy }),
    ...(isMode(personMode) ? { personMode } : {}),
    ...(resumedAtMs === undefined ? {} : { resumedAtMs }),
    halted: Object.fromEntries(
      LANES.flatMap((lane) => {
        const code = textOf(item, haltOf(lane));
        return code === undefined ? [] : [[lane, code]];
      }),
    ),
    spentFen: Object.fromEntries(Object.entries(item).flatMap(spending)),
  };
}

/** Where the code stands that halted a lane. */
export const haltOf = (lane: string): string => `halted-${lane}`;

/** Where a day's spending of a lane stands, by its `spendKey`. */
export const spentOf = (key: string): string => `${SPENT}${key}`;

const SPENT = 'spent-';

function spending([name, value]: readonly [string, AttributeValue]) {
  const isAmount = name.startsWith(SPENT) && value.N !== undefined;
  return isAmount ? [[name.slice(SPENT.length), Number(value.N)] as const] : [];
}
