import type { ControlsTable } from '../../functions/adapters/controls/controls-table.ts';
import { tableOperating } from '../../functions/adapters/controls/table-operating.ts';
import { tablePace } from '../../functions/adapters/controls/table-pace.ts';
import type { PaceRules } from '../../functions/domain/pace.ts';
import type { Operating } from '../../functions/ports/operating.ts';
import type { Leasing, Pace } from '../../functions/ports/pace.ts';
import { startControls } from '../support/a-controls-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { memoryControlsTable } from '../support/memory-controls-table.ts';

/** What workers share; nothing is written yet. */
export interface SharedControls {
  /** A worker of its own, that has seen nothing. */
  worker(rules: PaceRules): Pace;
  readonly operating: Operating;
}

interface ControlsStore {
  open(): Promise<SharedControls>;
  stop(): Promise<void>;
}

export const inMemory = async (): Promise<ControlsStore> => ({
  async open() {
    const controls = memoryControls();
    return { worker: controls.paceOf, operating: controls.operating };
  },
  stop: async () => {},
});

/** @param meet what happens to its calls; nothing by default */
export const sharedBy = (
  table: ControlsTable,
  meet: (table: ControlsTable) => ControlsTable = (same) => same,
): SharedControls => ({
  worker: (rules) => tablePace(meet(table), rules),
  operating: tableOperating(table),
});

const onMemory = async (): Promise<ControlsStore> => ({
  open: async () => sharedBy(memoryControlsTable()),
  stop: async () => {},
});

const inDynamoDb = async (amazon?: string): Promise<ControlsStore> => {
  const controls = await startControls(amazon);
  return { open: async () => sharedBy(await controls.anEmptyTable()), stop: controls.stop };
};

/** The same contract four times; three times where there is no Java. */
export async function controlsStores() {
  const amazon = await askForAmazon();
  const three = [
    ['in memory', inMemory] as const,
    ['on a table in memory', onMemory] as const,
    ['in dynalite', () => inDynamoDb()] as const,
  ];
  return amazon === undefined
    ? three
    : [...three, ["in Amazon's DynamoDB Local", () => inDynamoDb(amazon)] as const];
}

/** Ten parts at noon, at 20 fen each, but for `change`. */
export const aLeasing = (change: Partial<Leasing> = {}): Leasing => ({
  ...{ parts: 10, partsMin: 1, nowMs: NOON_MS },
  ...{ day: '20261123', partFen: 20, sparedParts: 0 },
  ...change,
});
