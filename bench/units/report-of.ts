import type { Kind } from '../../functions/domain/kind.ts';
import type { Report } from '../report.ts';
import { budgetOf, type Cost } from './budget.ts';
import type { Measured } from './measure.ts';

export const reportOf = (all: readonly Measured[], stage: string): Report => ({
  notes: [
    `For one text of a full batch of 10, by the senders of stage ${stage} once they are warm,`,
    `counted at the gateway over ${all[0]?.texts ?? 0} texts of each kind, every one announced.`,
    `A recipient's profile has ${all[0]?.profileBytes ?? 0} bytes, its rings full. "≤" is the budget;`,
    'repeats are the calls of all batches when they came once more.',
  ],
  table: [HEAD, ...all.map(rowOf)],
  json: { stage, kinds: all.map(asJson) },
  exceeded: all.flatMap(excessesOf),
});

const HEAD = ['kind', 'told as', 'write units', 'read units', 'calls', 'by service', 'repeats'];

function rowOf({ kind, cost, callsBy, repeatCalls }: Measured): readonly string[] {
  const budget = budgetOf(kind);
  const cells = COSTS.map((name) => `${cost[name].toFixed(2)} ≤ ${budget[name].toFixed(2)}`);
  const services = Object.entries(callsBy).map(([service, calls]) => `${service} ${shown(calls)}`);
  return [kind.name, classOf(kind), ...cells, services.join(', '), String(repeatCalls)];
}

const COSTS = ['writeUnits', 'readUnits', 'calls'] as const satisfies readonly (keyof Cost)[];

const classOf = ({ lane, critical, supersedes }: Kind): string => {
  const way = lane === 'marketing' ? 'marketing' : critical ? 'critical' : 'capped';
  return supersedes.length > 0 ? `${way}, superseding` : way;
};

const shown = (ratio: number): string => String(Number(ratio.toFixed(2)));

const asJson = ({ kind, texts, cost, callsBy, repeatCalls, profileBytes }: Measured) => ({
  ...{ kind: kind.name, lane: kind.lane, critical: kind.critical },
  supersedes: kind.supersedes.length > 0,
  ...{ texts, ...cost, callsBy, repeatCalls, profileBytes, budget: budgetOf(kind) },
});

/** In words what a kind costs more than it may. */
function excessesOf({ kind, cost, repeatCalls }: Measured): readonly string[] {
  const budget = budgetOf(kind);
  const dear = COSTS.filter((name) => cost[name] > budget[name] + ROUNDING).map(
    (name) =>
      `a text of ${kind.name} takes ${shown(cost[name])} ${WORDS[name]}, ` +
      `${budget[name].toFixed(2)} are allowed`,
  );
  return repeatCalls === 0
    ? dear
    : [...dear, `repeats of ${kind.name} made ${repeatCalls} calls, none is allowed`];
}

/** Sums of tenths are no exact tenths. */
const ROUNDING = 1e-9;

const WORDS: Readonly<Record<keyof Cost, string>> = {
  writeUnits: 'write units',
  readUnits: 'read units',
  calls: 'calls',
};
