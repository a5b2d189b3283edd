import type { Receipt } from '../domain/delivery.ts';
import { nameOf } from '../domain/error-name.ts';
import { LANES, type Lane } from '../domain/lane.ts';
import type { Pace } from '../ports/pace.ts';
import type { Clock, Log, Metrics } from '../ports.ts';

export interface SpendLimiting {
  readonly pace: Pick<Pace, 'look' | 'halt'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the lane itself, as its sender counts: one alarm hears of both. */
  readonly metricsOf: Readonly<Record<Lane, Pick<Metrics, 'count'>>>;
}

/**
 * Beyond the account's spend limit Publish accepts what reaches nobody: both lanes stand still
 * until an operator sets them going. The limit is the account's, whose text ever ran into it.
 * @returns whether all that follows was done
 */
export async function haltWhenSpent(
  { pace, clock, log, metricsOf }: SpendLimiting,
  receipts: readonly Receipt[],
): Promise<boolean> {
  const sinceMs = clock.nowMs() - FRESH_MS;
  const spent = receipts.filter(
    ({ sentAtMs, delivery }) => delivery.is === 'spend-limit' && sentAtMs >= sinceMs,
  );
  if (spent.length === 0) return true;
  try {
    const { halted, resumedAtMs = 0 } = await pace.look();
    // An operator has seen to the limit since.
    if (spent.every(({ sentAtMs }) => sentAtMs < resumedAtMs)) return true;
    for (const lane of LANES.filter((each) => halted[each] === undefined)) {
      await pace.halt(lane, CODE);
      metricsOf[lane].count('Halted');
      log.error('the lane is halted', { lane, code: CODE });
    }
    return true;
  } catch (error) {
    log.error('the lanes are not halted', { code: CODE, error: nameOf(error) });
    return false;
  }
}

const CODE = 'spend-limit';

/** A receipt may come days late, when an operator has long had the limit raised. */
const FRESH_MS = 3_600_000;
