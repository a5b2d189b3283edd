import { beforeAll, describe, expect, it } from 'vitest';
import type { Measured } from '../../bench/units/measure.ts';
import { reportOf } from '../../bench/units/report-of.ts';
import { wayInWords } from '../../bench/units/ways.ts';
import { measureUnits } from '../../bench/units.ts';
import { runScript } from '../support/run-script.ts';

let measured: readonly Measured[];
beforeAll(async () => {
  measured = await measureUnits(Date.now(), 1);
}, 60_000);

const wordsFor = ({ kind, way }: Pick<Measured, 'kind' | 'way'>): string =>
  `${kind.name}, ${wayInWords(kind, way)}`;

const of = (words: string): Measured => {
  const found = measured.find((each) => wordsFor(each) === words);
  if (found === undefined) throw new Error(`${words} was not measured`);
  return found;
};

// The promise, by hand: the bench has its budgets from a formula.
describe.each([
  ['WinBack, marketing', 1.15, 2.35],
  ['RefundIssued, critical', 2.15, 3.35],
  ['PaymentReceived, critical, superseding', 3.15, 4.35],
  ['ItemSold, critical, superseding', 3.15, 4.35],
  ['AuctionEnding, capped', 3.15, 4.35],
  ['BidPlaced, capped, the first of its item', 4.25, 5.45],
  ['ItemUnsold, capped, superseding', 4.15, 5.35],
])('a text of %s', (words, writeUnits, calls) => {
  it(`costs ${writeUnits} write units, 1.1 read units and ${calls} calls at most`, () => {
    const { events, cost } = of(words);
    expect(events).toBe(10);
    expect(cost.writeUnits).toBeLessThanOrEqual(writeUnits);
    expect(cost.readUnits).toBeLessThanOrEqual(1.1);
    expect(cost.calls).toBeLessThanOrEqual(calls);
  });

  it('is counted: its Publish, a tenth of a read and of a PutEvents, a call for each write', () => {
    const { cost, callsBy } = of(words);
    const dynamodb = expect.closeTo(cost.writeUnits + 0.1, 9);
    expect(callsBy).toEqual({ dynamodb, sns: 1, events: 0.1 });
  });

  it('costs no call when it comes once more to a warm function', () => {
    expect(of(words).repeatCalls).toBe(0);
  });
});

describe.each([
  ['ItemViewed, gathered, the first', 2, { scheduler: 1 }],
  ['ItemViewed, gathered', 1, {}],
  ['BidPlaced, gathered, the first', 3, { scheduler: 1 }],
  ['BidPlaced, gathered', 2, {}],
])('an event of %s', (words, writeUnits, others) => {
  it(`costs ${writeUnits} write units, and rings nowhere`, () => {
    const { events, cost, callsBy, repeatCalls } = of(words);
    expect([events, repeatCalls]).toEqual([10, undefined]);
    expect(cost).toMatchObject({ writeUnits, readUnits: 1 });
    expect(callsBy).toEqual({ dynamodb: writeUnits + 0.1, ...others });
  });
});

describe.each([
  ['ItemViewed, marketing, a digest', 3.1, 1.5],
  ['BidPlaced, capped, a digest', 5.1, 2],
])('%s', (words, writeUnits, readUnits) => {
  it(`costs ${writeUnits} write units, two more than a text, and asks anew for its items`, () => {
    const { events, cost, callsBy, repeatCalls } = of(words);
    expect([events, repeatCalls]).toEqual([10, 0]);
    expect(cost).toMatchObject({ writeUnits: expect.closeTo(writeUnits, 9), readUnits });
    const dynamodb = expect.closeTo(writeUnits + 1.1, 9);
    expect(callsBy).toEqual({ dynamodb, sns: 1, events: 0.1 });
  });
});

describe('a recipient of long standing', () => {
  it('has a profile that is full and takes one write unit', () => {
    const { profileBytes } = of('AuctionEnding, capped');
    expect(profileBytes).toBeGreaterThan(900);
    expect(profileBytes).toBeLessThanOrEqual(1_024);
  });
});

describe('the report', () => {
  it('has a row for each kind and way, and nothing that is exceeded', () => {
    const { table, exceeded } = reportOf(measured, 'prod');
    const rows = table.slice(1).map(([name, way]) => `${name}, ${way}`);
    expect(rows).toEqual(measured.map(wordsFor));
    expect(exceeded).toEqual([]);
  });

  it('says which kind costs more than it may, and how much that is', () => {
    const cost = { writeUnits: 2.2, readUnits: 1.15, calls: 3.4 };
    const dear = { ...of('RefundIssued, critical'), cost, repeatCalls: 3 };
    expect(reportOf([of('ItemViewed, gathered'), dear], 'prod').exceeded).toEqual([
      'RefundIssued (critical) takes 2.2 write units, 2.15 are allowed',
      'RefundIssued (critical) takes 1.15 read units, 1.10 are allowed',
      'RefundIssued (critical) takes 3.4 calls, 3.35 are allowed',
      'repeats of RefundIssued (critical) made 3 calls, none is allowed',
    ]);
  });
});

describe('npm run bench', () => {
  it.each([
    [['latency'], 'no bench latency: allowed are units, burst'],
    [['units', '--fast'], "Unknown option '--fast'; allowed is --json"],
  ])('refuses %j', async (args, line) => {
    expect(await runScript('../bench/bench', args)).toEqual({
      ...{ code: 1, out: '' },
      err: `${line}\n`,
    });
  });
});
