import * as z from 'zod';
import type { Now } from './clock.ts';
import { parseRecord } from './record.ts';
import { shown } from './shown.ts';

/** CloudWatch's metrics, as far as functions print them in the embedded metric format. */
export interface Metrics {
  /** Takes what counts from a line of a log; a line that is no such document counts nothing. */
  read(line: string): void;
  /** By namespace, name and dimensions. */
  list(): readonly Series[];
  /** Lines that meant to be counted and were not. */
  invalidLines(): number;
}

/** Everything that was said of one metric with one set of dimensions, in one unit. */
interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `None` where none was given. */
  readonly unit: string;
  readonly sum: number;
  /** How many values there were. */
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** ISO 8601 with milliseconds: the latest of the documents' own times. */
  readonly lastAt: string;
}

export interface MetricsHost {
  readonly now: Now;
  /** Hears of a line that CloudWatch would not count, and why. */
  onTrouble(message: string): void;
}

/** What is counted is forgotten with this process. */
export function startMetrics({ now, onTrouble }: MetricsHost): Metrics {
  const series = new Map<string, Series>();
  let invalidLines = 0;
  let isFull = false;

  const add = (one: Series) => {
    const key = keyOf(one);
    const before = series.get(key);
    if (before !== undefined) series.set(key, merge(before, one));
    else if (series.size < SERIES_MAX) series.set(key, one);
    else if (!isFull) {
      isFull = true;
      onTrouble(`${SERIES_MAX} metrics are counted, and no more: ${key} is left out`);
    }
  };

  return {
    read(line) {
      const document = documentIn(line);
      if (document === undefined) return;
      const read = readDocument(document, now());
      if ('series' in read) return read.series.forEach(add);
      invalidLines += 1;
      onTrouble(`a metric is not counted: ${read.reason} in ${shown(line)}`);
    },
    list: () =>
      [...series.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
    invalidLines: () => invalidLines,
  };
}

const SERIES_MAX = 10_000;

const keyOf = ({ namespace, name, dimensions, unit }: Series): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions), unit]);

const merge = (a: Series, b: Series): Series => ({
  ...a,
  sum: a.sum + b.sum,
  count: a.count + b.count,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
  lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
});

type Members = Readonly<Record<string, unknown>>;

/** Most lines are none: the cheap question comes first. */
function documentIn(line: string): Members | undefined {
  if (!line.includes('"_aws"')) return undefined;
  const document = parseRecord(line);
  return document !== undefined && Object.hasOwn(document, '_aws') ? document : undefined;
}

type Read = { readonly series: readonly Series[] } | { readonly reason: string };

/** All of a document counts, or nothing: CloudWatch extracts what is valid as a whole. */
function readDocument(document: Members, nowMs: number): Read {
  const { success, data, error } = METADATA.safeParse(document['_aws']);
  if (!success) {
    const [issue] = error.issues;
    return { reason: `_aws.${issue?.path.join('.')}: ${issue?.message}` };
  }
  const { Timestamp, CloudWatchMetrics } = data;
  if (Timestamp < nowMs - TOO_OLD_MS || Timestamp > nowMs + TOO_NEW_MS) {
    return { reason: `_aws.Timestamp is ${Timestamp}: over 14 days ago or 2 hours ahead` };
  }
  const lastAt = new Date(Timestamp).toISOString();
  const reads = CloudWatchMetrics.map((directive) => readDirective(directive, document, lastAt));
  const wrong = reads.find((read) => 'reason' in read);
  return wrong ?? { series: reads.flatMap((read) => ('series' in read ? read.series : [])) };
}

type Directive = z.infer<typeof METADATA>['CloudWatchMetrics'][number];

function readDirective(directive: Directive, document: Members, lastAt: string): Read {
  const sets = directive.Dimensions.map((names) => {
    const named = names.toSorted().map((name) => [name, document[name]] as const);
    return DIMENSIONS.safeParse(Object.fromEntries(named)).data;
  });
  const series: Series[] = [];
  for (const { Name: name, Unit: unit } of directive.Metrics) {
    const values = VALUES.safeParse(document[name]).data;
    if (values === undefined) return { reason: `${name} is no number, nor 1 to 100 of them` };
    for (const dimensions of sets) {
      if (dimensions === undefined) return { reason: 'a dimension that is no text' };
      series.push({
        ...{ namespace: directive.Namespace, name, dimensions, unit, lastAt },
        sum: values.reduce((a, b) => a + b, 0),
        count: values.length,
        min: Math.min(...values),
        max: Math.max(...values),
      });
    }
  }
  return { series };
}

// By the CloudWatch user guide, embedded metric format specification; names by the API reference,
// MetricDatum and Dimension.
const DAY_MS = 86_400_000;
const TOO_OLD_MS = 14 * DAY_MS;
const TOO_NEW_MS = 2 * 3_600_000;
const NAME = z.string().min(1).max(255);
const BYTES = ['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'];
const BITS = ['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'];
const COUNTED = [...BYTES, ...BITS, 'Count'];
const UNITS = [
  ...['Seconds', 'Microseconds', 'Milliseconds', 'Percent', 'None'],
  ...COUNTED,
  ...COUNTED.map((each) => `${each}/Second`),
];
const METADATA = z.object({
  Timestamp: z.int().min(0),
  CloudWatchMetrics: z
    .array(
      z.object({
        Namespace: z.string().regex(/^[^:\s][\w.\-/#: ]{0,254}$/),
        Dimensions: z.array(z.array(NAME).max(30)).min(1),
        Metrics: z
          .array(
            z.object({
              Name: NAME,
              Unit: z.enum(UNITS).default('None'),
              StorageResolution: z.literal([1, 60]).optional(),
            }),
          )
          .max(100),
      }),
    )
    .min(1),
});
const VALUE = z.number();
const VALUES = z.union([VALUE.transform((value) => [value]), z.array(VALUE).min(1).max(100)]);
const DIMENSIONS = z.record(z.string(), z.string().min(1).max(1_024));
