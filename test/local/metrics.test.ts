import { beforeEach, describe, expect, it } from 'vitest';
import { embeddedMetrics } from '../../functions/adapters/metrics.ts';
import { startMetrics } from '../../local/metrics.ts';

const NOON = Date.parse('2026-11-23T04:00:00Z');
const DAY_MS = 86_400_000;
const troubles: string[] = [];
const start = () => startMetrics({ now: () => NOON, onTrouble: (said) => troubles.push(said) });
beforeEach(() => void troubles.splice(0));

interface Change {
  readonly directive?: object;
  readonly timestamp?: unknown;
  readonly members?: object;
}

const aLine = ({ directive, timestamp = NOON, members }: Change = {}) =>
  JSON.stringify({
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        {
          Namespace: 'dingdong',
          Dimensions: [['Lane']],
          Metrics: [{ Name: 'Sent', Unit: 'Count' }],
          ...directive,
        },
      ],
    },
    Lane: 'marketing',
    Sent: 3,
    ...members,
  });

describe('what dingdong counts', () => {
  it('is read from the very lines that its functions print', () => {
    const metrics = start();
    const counter = embeddedMetrics('transactional', { nowMs: () => NOON } as never, metrics.read);
    counter.count('Sent', undefined, 2);
    counter.count('Suppressed', 'muted');
    counter.flush();
    counter.count('Sent');
    counter.flush();
    const lane = { Lane: 'transactional' };
    const one = { namespace: 'dingdong', unit: 'Count', lastAt: '2026-11-23T04:00:00.000Z' };
    expect(metrics.list()).toEqual([
      { ...one, name: 'Sent', dimensions: lane, sum: 3, count: 2, min: 1, max: 2 },
      {
        ...{ ...one, name: 'Suppressed', sum: 1, count: 1, min: 1, max: 1 },
        dimensions: { ...lane, Reason: 'muted' },
      },
    ]);
    expect(metrics.invalidLines()).toBe(0);
  });
});

// CloudWatch user guide, embedded metric format specification: a value is a number or up to a
// hundred of them, each set of dimensions makes a metric of its own, a unit is None by default.
describe('a document', () => {
  it('counts once for each of its sets of dimensions', () => {
    const metrics = start();
    metrics.read(aLine({ directive: { Dimensions: [[], ['Lane']] } }));
    expect(metrics.list()).toMatchObject([
      { dimensions: { Lane: 'marketing' }, sum: 3 },
      { dimensions: {}, sum: 3 },
    ]);
  });

  it('may hold many values of one metric', () => {
    const metrics = start();
    metrics.read(aLine({ directive: { Metrics: [{ Name: 'Ms' }] }, members: { Ms: [5, 1, 9] } }));
    expect(metrics.list()).toMatchObject([{ unit: 'None', sum: 15, count: 3, min: 1, max: 9 }]);
  });

  it('is as late as the latest of its metric, in whatever order they come', () => {
    const metrics = start();
    for (const ms of [0, 1, -1]) metrics.read(aLine({ timestamp: NOON + ms }));
    expect(metrics.list()).toMatchObject([{ lastAt: '2026-11-23T04:00:00.001Z', count: 3 }]);
  });

  it.each<[what: string, line: string, why: RegExp]>([
    ['without a time', aLine({ timestamp: null }), /Timestamp/],
    ['over 14 days old', aLine({ timestamp: NOON - 14 * DAY_MS - 1 }), /14 days ago/],
    ['over 2 hours ahead', aLine({ timestamp: NOON + 7_200_001 }), /2 hours ahead/],
    ['without a namespace', aLine({ directive: { Namespace: undefined } }), /Namespace/],
    ['without dimensions', aLine({ directive: { Dimensions: undefined } }), /Dimensions/],
    [
      'with a unit of its own',
      aLine({ directive: { Metrics: [{ Name: 'Sent', Unit: 'SMS' }] } }),
      /Unit/,
    ],
    ['without the value', aLine({ members: { Sent: undefined } }), /Sent is no number/],
    ['with a text for a value', aLine({ members: { Sent: '3' } }), /Sent is no number/],
    ['with 101 values', aLine({ members: { Sent: Array(101).fill(1) } }), /Sent is no number/],
    ['without a dimension', aLine({ members: { Lane: undefined } }), /dimension/],
    ['with a number for a dimension', aLine({ members: { Lane: 1 } }), /dimension/],
    ['with an empty dimension', aLine({ members: { Lane: '' } }), /dimension/],
    ['with metadata that is no object', '{"_aws":1}', /_aws/],
  ])('%s counts nothing, and that is told', (_, line, why) => {
    const metrics = start();
    metrics.read(line);
    expect(metrics.list()).toEqual([]);
    expect(metrics.invalidLines()).toBe(1);
    expect(troubles).toEqual([expect.stringMatching(why)]);
  });
});

describe('any other line', () => {
  it.each(['', 'sent 3', '{"level":"info"}', '"_aws"', 'x {"_aws":{}}', '{"a":{"_aws":1}}'])(
    'such as %j counts nothing, and nobody is told',
    (line) => {
      const metrics = start();
      metrics.read(line);
      expect([metrics.list(), metrics.invalidLines(), troubles]).toEqual([[], 0, []]);
    },
  );
});

describe('the ten-thousand-and-first metric', () => {
  it('is left out, which is told once, and the others count on', () => {
    const metrics = start();
    for (let i = 0; i < 10_002; i += 1) metrics.read(aLine({ members: { Lane: `${i}` } }));
    metrics.read(aLine({ members: { Lane: '0' } }));
    expect(metrics.list()).toHaveLength(10_000);
    expect(metrics.list()[0]).toMatchObject({ dimensions: { Lane: '0' }, sum: 6 });
    expect(troubles).toEqual([expect.stringMatching(/10000 metrics.*"10000"/)]);
  });
});
