import { beforeAll, describe, expect, it } from 'vitest';
import { type Finding, isExceeded } from '../../bench/burst/finding.ts';
import { measureBurst, reportOfBurst } from '../../bench/burst.ts';

let findings: readonly Finding[];
beforeAll(async () => {
  findings = await measureBurst({
    flood: { marketing: 2_500, transactional: 100, trickleSeconds: 60 },
    outage: { downSeconds: 200, quietSeconds: 60, marketing: 300 },
    throttled: { texts: 200 },
    fairness: { events: 200 },
  });
}, 60_000);

const of = (run: string, what: string | RegExp): Finding => {
  const isMeant = (one: Finding) => one.run === run && one.what.match(what) !== null;
  const found = findings.find(isMeant);
  if (found === undefined) throw new Error(`${run}: ${what} was not measured`);
  return found;
};

const measured = (run: string, what: string | RegExp): number => of(run, what).measured;

describe.each([
  ['trickle', 70 + 6],
  ['sales', 170 + 6],
  ['flood', 2_676],
  ['outage', 1_260],
  ['throttled', 200],
  ['many at once', 400],
  ['one recipient', 400],
])('of what happens in the run %s', (run, events) => {
  it('nothing is lost, told twice or a dead letter', () => {
    expect(measured(run, /^events put/)).toBe(events);
    expect(measured(run, /^events lost/)).toBe(0);
    expect(measured(run, /^events told twice/)).toBe(0);
    expect(measured(run, /^dead letters/)).toBe(0);
  });

  it('no slots are given out faster than the carrier allows', () => {
    expect(measured(run, /^slots in any second/)).toBeLessThanOrEqual(20);
    expect(measured(run, /^parts in any 498 ms/)).toBeLessThanOrEqual(20);
  });
});

describe('a flood of marketing', () => {
  it.each(['behind', 'after'])('adds a second at most to a trickle %s many sales', (when) => {
    const limit = of('flood', RegExp(`^trickle ${when} the sales: p99`));
    const without = when === 'behind' ? /^trickle behind the sales: p99/ : /^trickle: p99/;
    const base = measured(when === 'behind' ? 'sales' : 'trickle', without);
    expect(limit.measured).toBeLessThanOrEqual(base + 1);
  });

  it('keeps the carrier busy to the last', () => {
    expect(measured('flood', /^all through/)).toBeLessThanOrEqual((2_676 / 20) * 1.03);
  });

  it('asks the pace once a batch and little more', () => {
    expect(measured('flood', /^pace calls/)).toBeLessThanOrEqual(0.2);
  });
});

describe('a carrier that was down', () => {
  it('is told nothing any more that has expired', () => {
    expect(measured('outage', /^suppressed as expired/)).toBeGreaterThan(50);
    expect(measured('outage', /^told more than a second after its deadline/)).toBe(0);
  });

  it('is not stormed when it is back', () => {
    expect(measured('outage', /^told in the first 10 s/)).toBeLessThanOrEqual(35);
  });

  it('uses up no receives', () => {
    const { measured: handedBack, atMost = 0 } = of('outage', /^records handed back/);
    expect(handedBack).toBeLessThanOrEqual(atMost);
    expect(atMost).toBeLessThan(20);
  });
});

describe('a recipient with very many events', () => {
  it('holds others up no more than as many of others would', () => {
    const base = measured('many at once', /^p99 of the others/);
    expect(measured('one recipient', /^p99 of the others/)).toBeLessThanOrEqual(base * 1.05 + 1);
  });

  it('lets no slots lapse', () => {
    expect(measured('one recipient', /^slots that lapsed/)).toBe(0);
  });
});

describe('the report', () => {
  it('has a row for each finding, and says which budget is exceeded', () => {
    expect(reportOfBurst(findings).exceeded).toEqual([]);
    expect(reportOfBurst(findings).table).toHaveLength(findings.length + 1);
    const late: Finding = { run: 'flood', what: 'p99', measured: 1.5, atMost: 1.25, unit: 's' };
    const nothing = { ...late, measured: Number.NaN };
    expect(reportOfBurst([late]).exceeded).toEqual([
      'flood: p99 1.500 s, at most 1.250 s is allowed',
    ]);
    expect(isExceeded(nothing)).toBe(true);
  });
});
