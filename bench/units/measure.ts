import type { Kind } from '../../functions/domain/kind.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Template } from '../../local/template/template.ts';
import { startWiredSender, type WiredSender } from '../wired-sender.ts';
import type { Cost } from './budget.ts';
import { bodiesOf } from './events.ts';
import { createMeter, type Meter } from './meter.ts';
import { makeRegulars } from './regulars.ts';
import { ringsIn } from './rings-in.ts';

/** What the texts of one kind cost. */
export interface Measured {
  readonly kind: Kind;
  readonly texts: number;
  /** For one text. */
  readonly cost: Cost;
  /** The calls for one text, by their service. */
  readonly callsBy: Readonly<Record<string, number>>;
  /** All calls that were made when every batch came once more. */
  readonly repeatCalls: number;
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
 * @throws where a text was not sent
 */
export async function measureLane(options: MeasureOptions): Promise<readonly Measured[]> {
  const { template, kinds, batches, nowMs } = options;
  const meter = createMeter();
  const sender = await startWiredSender({ ...options, ...meter, change: DEAR_AND_SLOW });
  // A worker's first batch fetches its secret: one is sent before those that count.
  const runs = [...kinds.slice(0, 1), ...kinds].map((kind, run) => ({
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
      const bodies = batches.map((phones) => bodiesOf(kind, phones, nowMs));
      measured.push({ kind, profileBytes, ...(await measure(sender, meter, bodies)) });
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
): Promise<Omit<Measured, 'kind' | 'profileBytes'>> {
  const texts = batches.flat().length;
  sender.sms.empty();
  meter.take();
  for (const batch of batches) await sender.handle(...batch);
  const { writeUnits, readUnits, calls, callsBy } = meter.take();
  const rang = sender.sms.inbox().length;
  if (rang !== texts)
    throw new Error(`${rang} of ${texts} texts were sent: ${sender.written().at(-1)}`);
  for (const batch of batches) await sender.handle(...batch);
  return {
    texts,
    cost: {
      writeUnits: writeUnits / texts,
      readUnits: readUnits / texts,
      calls: calls / texts,
    },
    callsBy: Object.fromEntries(
      Object.entries(callsBy).map(([service, count]) => [service, count / texts]),
    ),
    repeatCalls: meter.take().calls,
  };
}

const DEAR_AND_SLOW = {
  // With every announcement: prod puts failures alone.
  ANNOUNCE: 'all',
  // Time is not what is measured: on a machine that is overrun nothing is to be tried again.
  ...{ WRITE_TIMEOUT_SECONDS: '60', PUBLISH_TIMEOUT_SECONDS: '60' },
};

/** As a full batch of the mapping has it: each record for a phone of its own. */
const BATCH = 10;

/** Batches of phones that no other run has. */
const freshPhones = (run: number, batches: number): readonly (readonly string[])[] =>
  Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: BATCH }, (_, i) => {
      const digits = [String(run).padStart(3, '0'), String(batch).padStart(4, '0'), String(i)];
      return `+86138${digits.join('')}`;
    }),
  );
