import { beforeAll, describe, expect, it } from 'vitest';
import type { Measured } from '../../bench/units/measure.ts';
import { reportOf } from '../../bench/units/report-of.ts';
import { measureUnits } from '../../bench/units.ts';
import { runScript } from '../support/run-script.ts';

let measured: readonly Measured[];
beforeAll(async () => {
  measured = await measureUnits(Date.now(), 1);
}, 60_000);

const of = (name: string): Measured => {
  const found = measured.find(({ kind }) => kind.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};

// The promise, by hand: the bench has its budgets from a formula.
describe.each([
  ['ItemViewed, marketing', 1.15, 2.3],
  ['RefundIssued, critical', 2.15, 3.3],
  ['PaymentReceived, critical and superseding', 3.15, 4.3],
  ['ItemSold, critical and superseding', 3.15, 4.3],
  ['BidPlaced, capped', 3.15, 4.3],
  ['ItemUnsold, capped and superseding', 4.15, 5.3],
])('a text of %s', (words, writeUnits, calls) => {
  const [name = ''] = words.split(',');

  it(`costs ${writeUnits} write units, 1.1 read units and ${calls} calls at most`, () => {
    const { texts, cost } = of(name);
    expect(texts).toBe(10);
    expect(cost.writeUnits).toBeLessThanOrEqual(writeUnits);
    expect(cost.readUnits).toBeLessThanOrEqual(1.1);
    expect(cost.calls).toBeLessThanOrEqual(calls);
  });

  it('is counted: its Publish, a tenth of a read and of a PutEvents, a call for each write', () => {
    const { cost, callsBy } = of(name);
    expect(callsBy).toEqual({ dynamodb: cost.writeUnits + 0.1, sns: 1, events: 0.1 });
  });

  it('costs no call when it comes once more to a warm function', () => {
    expect(of(name).repeatCalls).toBe(0);
  });
});

describe('a recipient of long standing', () => {
  it('has a profile that is full and takes one write unit', () => {
    expect(of('BidPlaced').profileBytes).toBeGreaterThan(900);
    expect(of('BidPlaced').profileBytes).toBeLessThanOrEqual(1_024);
  });
});

describe('the report', () => {
  it('has a row for each kind, and nothing that is exceeded', () => {
    const { table, exceeded } = reportOf(measured, 'prod');
    expect(table.slice(1).map(([name]) => name)).toEqual(measured.map(({ kind }) => kind.name));
    expect(exceeded).toEqual([]);
  });

  it('says which kind costs more than it may, and how much that is', () => {
    const cost = { writeUnits: 2.2, readUnits: 1.15, calls: 3.4 };
    const dear = { ...of('RefundIssued'), cost, repeatCalls: 3 };
    expect(reportOf([of('ItemViewed'), dear], 'prod').exceeded).toEqual([
      'a text of RefundIssued takes 2.2 write units, 2.15 are allowed',
      'a text of RefundIssued takes 1.15 read units, 1.10 are allowed',
      'a text of RefundIssued takes 3.4 calls, 3.30 are allowed',
      'repeats of RefundIssued made 3 calls, none is allowed',
    ]);
  });
});

describe('npm run bench', () => {
  it.each([
    [['latency'], 'no bench latency: allowed are units'],
    [['units', '--fast'], "Unknown option '--fast'; allowed is --json"],
  ])('refuses %j', async (args, line) => {
    expect(await runScript('../bench/bench', args)).toEqual({
      ...{ code: 1, out: '' },
      err: `${line}\n`,
    });
  });
});
