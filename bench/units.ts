import { KINDS } from '../functions/catalog/index.ts';
import { LANES } from '../functions/domain/lane.ts';
import type { Bench } from './report.ts';
import { templateOf } from './template-of.ts';
import { type Measured, measureLane } from './units/measure.ts';
import { reportOf } from './units/report-of.ts';

/** What sending costs: DynamoDB's units and the calls of AWS for one text, and what they may be. */
export const benchUnits: Bench = async (nowMs) =>
  reportOf(await measureUnits(nowMs, BATCHES), STAGE);

/** @param batches full ones, of each kind */
export async function measureUnits(nowMs: number, batches: number): Promise<readonly Measured[]> {
  const template = templateOf(STAGE);
  const measured: Measured[] = [];
  for (const lane of LANES) {
    const kinds = KINDS.filter((kind) => kind.lane === lane && MEASURED.includes(kind.name));
    measured.push(...(await measureLane({ template, lane, kinds, batches, nowMs })));
  }
  return measured;
}

const STAGE = 'prod';

const BATCHES = 5;

/** Of each class of texts that is told in another way at least one. */
const MEASURED: readonly string[] = [
  ...['WinBack', 'ItemViewed'],
  ...['RefundIssued', 'PaymentReceived', 'ItemSold'],
  ...['AuctionEnding', 'BidPlaced', 'ItemUnsold'],
];
