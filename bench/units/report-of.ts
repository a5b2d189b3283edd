import type { Report } from '../report.ts';
import { budgetOf, type Cost } from './budget.ts';
import type { Measured } from './measure.ts';
import { wayInWords } from './ways.ts';

export const reportOf = (all: readonly Measured[], stage: string): Report => ({
  notes: [
    `For one event of a full batch of 10, by the senders of stage ${stage} once they are warm,`,
    `counted at the gateway over ${all[0]?.events ?? 0} of each kind, every text announced.`,
    `A recipient's profile has ${all[0]?.profileBytes ?? 0} bytes, its rings full. "≤" is the budget;`,
    'repeats are the calls of all batches when they came once more.',
  ],
  table: [HEAD, ...all.map(rowOf)],
  json: { stage, kinds: all.map(asJson) },
  exceeded: all.flatMap(excessesOf),
});

const HEAD = ['kind', 'told as', 'write units', 'read units', 'calls', 'by service', 'repeats'];

function rowOf({ kind, way, cost, callsBy, repeatCalls }: Measured): readonly string[] {
  const budget = budgetOf(kind, way);
  const cells = COSTS.map((name) => `${cost[name].toFixed(2)} ≤ ${budget[name].toFixed(2)}`);
  const services = Object.entries(callsBy).map(([service, calls]) => `${service} ${shown(calls)}`);
  return [
    kind.name,
    wayInWords(kind, way),
    ...cells,
    services.join(', '),
    String(repeatCalls ?? ''),
  ];
}

const COSTS = ['writeUnits', 'readUnits', 'calls'] as const satisfies readonly (keyof Cost)[];

const shown = (ratio: number): string => String(Number(ratio.toFixed(2)));

const asJson = ({ kind, way, events, cost, callsBy, repeatCalls, profileBytes }: Measured) => ({
  ...{ kind: kind.name, lane: kind.lane, critical: kind.critical },
  supersedes: kind.supersedes.length > 0,
  ...{ way, events, ...cost, callsBy, repeatCalls, profileBytes },
  budget: budgetOf(kind, way),
});

/** In words what a kind costs more than it may. */
function excessesOf({ kind, way, cost, repeatCalls = 0 }: Measured): readonly string[] {
  const budget = budgetOf(kind, way);
  const name = `${kind.name} (${wayInWords(kind, way)})`;
  const dear = COSTS.filter((each) => cost[each] > budget[each] + ROUNDING).map(
    (each) =>
      `${name} takes ${shown(cost[each])} ${WORDS[each]}, ${budget[each].toFixed(2)} are allowed`,
  );
  return repeatCalls === 0
    ? dear
    : [...dear, `repeats of ${name} made ${repeatCalls} calls, none is allowed`];
}

/** Sums of tenths are no exact tenths. */
const ROUNDING = 1e-9;

const WORDS: Readonly<Record<keyof Cost, string>> = {
  writeUnits: 'write units',
  readUnits: 'read units',
  calls: 'calls',
};
