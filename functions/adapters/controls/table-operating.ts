import { LANES } from '../../domain/lane.ts';
import type { Operating } from '../../ports/operating.ts';
import { haltOf, readControls } from './controls-item.ts';
import type { ControlsTable } from './controls-table.ts';

export function tableOperating(table: ControlsTable): Operating {
  return {
    look: async () => readControls(await table.get()),

    async setMode(mode, by, seen) {
      const halts = LANES.map((lane, i) => [`#halted${i}`, haltOf(lane)] as const);
      const isPerson = by === undefined;
      const removes = ['modeBy', ...halts.map(([name]) => name)].join();
      const { done } = await table.update({
        update: `SET #mode = :mode${isPerson ? ` REMOVE ${removes}` : ', modeBy = :by'}`,
        condition: `#mode = :seen${seen === 'normal' ? ' OR attribute_not_exists(#mode)' : ''}`,
        names: { '#mode': 'mode', ...(isPerson ? Object.fromEntries(halts) : {}) },
        values: { ':mode': mode, ':seen': seen, ...(isPerson ? {} : { ':by': by }) },
      });
      return done;
    },
  };
}
