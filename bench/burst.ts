import { exceededIn, type Finding, isExceeded, shown } from './burst/finding.ts';
import { type FairnessScale, fairnessRuns } from './burst/runs/fairness.ts';
import { type FloodScale, floodRuns } from './burst/runs/flood.ts';
import { type OutageScale, outageRun } from './burst/runs/outage.ts';
import { type ThrottledScale, throttledRun } from './burst/runs/throttled.ts';
import type { Bench, Report } from './report.ts';

export interface Scale {
  readonly flood: FloodScale;
  readonly outage: OutageScale;
  readonly throttled: ThrottledScale;
  readonly fairness: FairnessScale;
}

/** What a sale of 50,000 does to the texts that matter, in virtual time. */
export const benchBurst: Bench = async () => reportOfBurst(await measureBurst(FULL));

export const reportOfBurst = (findings: readonly Finding[]): Report => ({
  notes: [
    'The senders of both lanes of stage prod, in virtual time, over ports in memory that are as slow,',
    'unordered and repetitive as those of AWS may be. "≤" is the budget. See docs/BENCHMARKS.md.',
  ],
  table: [['run', 'what', 'measured'], ...findings.map(rowOf)],
  json: { findings },
  exceeded: findings.filter(isExceeded).map(exceededIn),
});

const FULL: Scale = {
  flood: { marketing: 50_000, transactional: 2_000, trickleSeconds: 600 },
  outage: { downSeconds: 600, quietSeconds: 300, marketing: 2_000 },
  throttled: { texts: 1_000 },
  fairness: { events: 1_000 },
};

export async function measureBurst(scale: Scale): Promise<readonly Finding[]> {
  const options = { seed: 1, skewMs: 100, oneRepeatedIn: 1_000, startMs: NOON_MS };
  return [
    ...(await floodRuns(options, scale.flood)),
    ...(await outageRun(options, scale.outage)),
    ...(await throttledRun(options, scale.throttled)),
    ...(await fairnessRuns(options, scale.fairness)),
  ];
}

/** A Monday in Shanghai, ten hours before marketing's night. */
const NOON_MS = Date.parse('2026-11-23T12:00:00+08:00');

const rowOf = ({ run, what, measured, atMost, unit }: Finding): readonly string[] => [
  ...[run, what],
  shown(measured, unit) + (atMost === undefined ? '' : ` ≤ ${shown(atMost, unit)}`),
];
