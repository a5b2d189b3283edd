import { LANES } from '../../domain/lane.ts';
import { isAsStrict, MODES, type Mode } from '../../domain/mode.ts';
import type { Operating } from '../../ports/operating.ts';
import type { Write } from '../table/write.ts';
import { haltOf, readControls } from './controls-item.ts';
import type { ControlsTable } from './controls-table.ts';

export function tableOperating(table: ControlsTable): Operating {
  return {
    look: async () => readControls(await table.get()),

    async setMode(mode, by, seen, atMs = 0) {
      const write = by === undefined ? byPerson(mode, seen, atMs) : byAlarm(mode, by, seen);
      const { done } = await table.update(write);
      return done;
    },
  };
}

function byPerson(mode: Mode, seen: Mode, atMs: number): Write {
  const halts = LANES.map((lane, i) => [`#halted${i}`, haltOf(lane)] as const);
  const removes = ['modeBy', ...halts.map(([name]) => name)].join();
  return {
    update: `SET #mode = :mode, personMode = :mode, resumedAtMs = :at REMOVE ${removes}`,
    condition: stillStands(seen),
    names: { '#mode': 'mode', ...Object.fromEntries(halts) },
    values: { ':mode': mode, ':seen': seen, ':at': atMs },
  };
}

function byAlarm(mode: Mode, by: string, seen: Mode): Write {
  const freer = MODES.filter((each) => isAsStrict(mode, each));
  const names = freer.map((_, i) => `:freer${i}`);
  const isLet = `attribute_not_exists(personMode) OR personMode IN (${names.join()})`;
  return {
    update: 'SET #mode = :mode, modeBy = :by',
    condition: `(${stillStands(seen)}) AND (${isLet})`,
    names: { '#mode': 'mode' },
    values: {
      ...{ ':mode': mode, ':by': by, ':seen': seen },
      ...Object.fromEntries(names.map((name, i) => [name, freer[i] ?? mode])),
    },
  };
}

/** Of an item that nobody has written a mode to the mode is `normal`. */
const stillStands = (seen: Mode): string =>
  `#mode = :seen${seen === 'normal' ? ' OR attribute_not_exists(#mode)' : ''}`;
