import type { ControlsTable } from '../../../functions/adapters/controls/controls-table.ts';
import type { RecipientsTable } from '../../../functions/adapters/recipients/table.ts';
import { type Item, numberOf } from '../../../functions/adapters/table/item.ts';
import { NothingWritten } from '../../../functions/ports.ts';
import { memoryControlsTable } from '../../support/memory-controls-table.ts';
import { memoryRecipientsTable } from '../../support/memory-recipients-table.ts';
import type { Recorder } from '../recorder.ts';
import {
  type Calling,
  call,
  SPANS,
  strike,
  TimedOut,
  type Trouble,
  type Worker,
} from './worker.ts';

export type Tables = ReturnType<typeof createTables>;

/** DynamoDB: what was asked for may be done though nobody answers, or the other way about. */
export function createTables(calling: Calling, recorder: Recorder, writeTimeoutMs: number) {
  const { time, faults } = calling;
  const { random } = faults;
  /** What stood there before the last write, for those who are answered from a copy behind it. */
  const before = new Map<string, { readonly item: Item; readonly untilMs: number }>();
  const table = memoryRecipientsTable(
    (phone, sortKey, old, item) => {
      recorder.wrote(phone, sortKey, old, item);
      const untilMs = time.nowMs() + BEHIND_MS;
      if (isReadInBatches(sortKey)) before.set(`${phone} ${sortKey}`, { item: old ?? {}, untilMs });
    },
    (item) => (numberOf(item, 'expiresAt') ?? Number.POSITIVE_INFINITY) * 1_000 < time.nowMs(),
  );
  const controls = memoryControlsTable();
  const limits = { span: SPANS.table, givesUpAfterMs: writeTimeoutMs };

  function write<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
    const fault = strike(faults, worker, WRITE_FAULTS);
    if (fault === undefined) return call(calling, worker, limits, work);
    const trouble: Trouble = {
      ...limits,
      isLost: fault === 'write lost on the way',
      isUnanswered: fault === 'answer to a write lost',
      slowMs: fault === 'table slow' ? random.whole(SLOW_MAX_MS) : 0,
    };
    return call(calling, worker, trouble, () => {
      if (fault === 'write throttled') throw new NothingWritten('ThrottlingException');
      return work();
    });
  }

  function read<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
    const fault = strike(faults, worker, READ_FAULTS);
    const slowMs = fault === 'table slow' ? random.whole(SLOW_MAX_MS) : 0;
    return call(calling, worker, { ...limits, slowMs }, () => {
      if (fault === 'read failed') throw new TimedOut();
      return work();
    });
  }

  function behind(phone: string, sortKey: string, item: Item): Item {
    const old = before.get(`${phone} ${sortKey}`);
    if (old === undefined || old.untilMs < time.nowMs()) return item;
    return faults.strikes('read stale') ? old.item : item;
  }

  return {
    /** As nobody else sees it. */
    table,
    controls,
    recipientsOf: (worker: Worker): RecipientsTable => ({
      update: (phone, sortKey, one) =>
        write(worker, async () => {
          const written = await table.update(phone, sortKey, one);
          if (written.done) worker.writtenAtMs.set(phone, time.nowMs());
          return written;
        }),
      get: (phone, sortKey) => read(worker, () => table.get(phone, sortKey)),
      query: (phone, range) => read(worker, () => table.query(phone, range)),
      read: (places) =>
        read(worker, async () => {
          const itemOf = await table.read(places);
          const seen = new Map(
            places.map(({ phone, sortKey }) => [
              `${phone} ${sortKey}`,
              behind(phone, sortKey, itemOf(phone, sortKey)),
            ]),
          );
          return (phone, sortKey) => seen.get(`${phone} ${sortKey}`) ?? {};
        }),
    }),
    controlsOf: (worker: Worker): ControlsTable => ({
      update: (one) =>
        write(worker, async () => {
          // Both are done when they are asked for: nobody comes between them.
          const [before, written] = await Promise.all([controls.get(), controls.update(one)]);
          const takenUntilMs = numberOf(before, 'takenUntilMs') ?? 0;
          const { leasing } = worker;
          const endMs = numberOf(written.item, 'takenUntilMs') ?? 0;
          if (written.done && endMs !== takenUntilMs && leasing !== undefined) {
            leasing.leased = recorder.leased(leasing, takenUntilMs, endMs);
          }
          return written;
        }),
      get: () => read(worker, () => controls.get()),
    }),
  };
}

const WRITE_FAULTS = [
  ...([
    'write lost on the way',
    'answer to a write lost',
    'write throttled',
    'table slow',
  ] as const),
];
const READ_FAULTS = ['read failed', 'table slow'] as const;

/** By the developer guide a copy is behind for a second or less. */
const BEHIND_MS = 1_000;

/** Some are beyond every limit of stage prod, which is 2 s. */
const SLOW_MAX_MS = 2_500;

const isReadInBatches = (sortKey: string): boolean =>
  sortKey === 'profile' || sortKey.startsWith('item#');
