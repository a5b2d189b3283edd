import type { Kind } from '../../functions/domain/kind.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Template } from '../../local/template/template.ts';
import { wallTime } from '../hours-around.ts';
import { startWiredSender, type WiredSender } from '../wired-sender.ts';
import type { Cost } from './budget.ts';
import { bodiesOf } from './events.ts';
import { flushesIn } from './flushes.ts';
import { FULL_PROFILE_TIME_ZONE } from './full-profile.ts';
import { createMeter, type Meter } from './meter.ts';
import { makeRegulars } from './regulars.ts';
import { ringsIn } from './rings-in.ts';
import { isTold, type Way, waysOf } from './ways.ts';

/** What events of one kind cost that go one way. */
export interface Measured {
  readonly kind: Kind;
  readonly way: Way;
  readonly events: number;
  /** For one of them. */
  readonly cost: Cost;
  /** The calls for one of them, by their service. */
  readonly callsBy: Readonly<Record<string, number>>;
  /**
   * All calls that were made when every batch came once more; undefined for what is gathered, which
   * is asked again.
   */
  readonly repeatCalls: number | undefined;
  /** Of a recipient's profile, as it was before. */
  readonly profileBytes: number;
}

export interface MeasureOptions {
  readonly template: Template;
  readonly lane: Lane;
  readonly kinds: readonly Kind[];
  /** Full ones, of each kind. */
  readonly batches: number;
  readonly nowMs: number;
}

/**
 * Sends batches by the sender of a lane, once it is warm, and counts at its gateway.
 * @throws where a text was not sent, or was that is gathered
 */
export async function measureLane(options: MeasureOptions): Promise<readonly Measured[]> {
  const { template, kinds, batches, nowMs } = options;
  const meter = createMeter();
  const sender = await startWiredSender({ ...options, ...meter, change: changeAt(nowMs) });
  // A worker's first batch fetches its secret: one is sent before those that count.
  const first = kinds.filter(({ gathers }) => gathers === undefined).slice(0, 1);
  const runs = [...first, ...kinds].map((kind, run) => ({
    kind,
    batches: freshPhones(run, run === 0 ? 1 : batches),
  }));
  try {
    const profileBytes = await makeRegulars(
      runs.flatMap((run) => run.batches.flat()),
      {
        tableName: sender.env.RECIPIENTS_TABLE,
        phonesKey: sender.phonesKey,
        rings: ringsIn(template),
        nowMs,
      },
    );
    const measured: Measured[] = [];
    for (const { kind, batches } of runs) {
      for (const way of waysOf(kind)) {
        const bodies =
          way === 'digest'
            ? inBatches(await flushesIn(sender.env.SCHEDULE_GROUP))
            : batches.map((phones) => bodiesOf(kind, phones, { name: way, nowMs }));
        measured.push({ kind, profileBytes, ...(await measure(sender, meter, bodies, way)) });
      }
    }
    return measured.slice(1);
  } finally {
    await sender.stop();
  }
}

async function measure(
  sender: WiredSender,
  meter: Meter,
  batches: readonly (readonly string[])[],
  way: Way,
): Promise<Omit<Measured, 'kind' | 'profileBytes'>> {
  const events = batches.flat().length;
  const texts = isTold(way) ? events : 0;
  sender.sms.empty();
  meter.take();
  for (const batch of batches) await sender.handle(...batch);
  const { writeUnits, readUnits, calls, callsBy } = meter.take();
  const rang = sender.sms.inbox().length;
  if (rang !== texts)
    throw new Error(`${rang} of ${texts} texts were sent: ${sender.written().at(-1)}`);
  if (isTold(way)) for (const batch of batches) await sender.handle(...batch);
  return {
    ...{ way, events },
    cost: {
      writeUnits: writeUnits / events,
      readUnits: readUnits / events,
      calls: calls / events,
    },
    callsBy: Object.fromEntries(
      Object.entries(callsBy).map(([service, count]) => [service, count / events]),
    ),
    repeatCalls: isTold(way) ? meter.take().calls : undefined,
  };
}

/** A digest falls due far enough from now to wait in a schedule. */
const changeAt = (nowMs: number) => ({
  ...DEAR_AND_SLOW,
  DIGEST_AT: wallTime(nowMs + 3_600_000, FULL_PROFILE_TIME_ZONE),
});

const DEAR_AND_SLOW = {
  // With every announcement: prod puts failures alone.
  ANNOUNCE: 'all',
  // Time is not what is measured: on a machine that is overrun nothing is to be tried again.
  ...{ WRITE_TIMEOUT_SECONDS: '60', PUBLISH_TIMEOUT_SECONDS: '60' },
  PUBLISH_SLACK_SECONDS: '120',
  ...{ PARTS_PER_SECOND: '10000', SLOT_GRACE_MS: '60000' },
};

/** As a full batch of the mapping has it: each record for a phone of its own. */
const BATCH = 10;

const inBatches = (bodies: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(bodies.length / BATCH) }, (_, i) =>
    bodies.slice(i * BATCH, (i + 1) * BATCH),
  );

/** Batches of phones that no other run has. */
const freshPhones = (run: number, batches: number): readonly (readonly string[])[] =>
  Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: BATCH }, (_, i) => {
      const digits = [String(run).padStart(3, '0'), String(batch).padStart(4, '0'), String(i)];
      return `+86138${digits.join('')}`;
    }),
  );
