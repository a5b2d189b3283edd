import { ENTRIES } from '../../../functions/catalog/index.ts';
import { PLATFORM } from '../../../functions/domain/source.ts';
import type { Recorder } from '../recorder.ts';
import type { QueueName, Queues } from './queues.ts';
import type { Calling } from './worker.ts';

type Detail = Readonly<Record<string, unknown>>;

/** EventBridge: rules by the catalog, at least once, in any order; and the archive. */
export function createBus({ time, faults }: Calling, recorder: Recorder, queues: Queues) {
  const { random } = faults;
  const archive: { readonly type: string; readonly body: string; readonly atMs: number }[] = [];
  let envelopes = 0;

  function route(type: string, body: string): void {
    const queue = QUEUE_OF.get(type);
    if (queue === undefined) queues.bury('undeliverable', body, 'unknown kind');
    else if (faults.strikes('event missed its queue')) queues.bury(queue, body, 'target');
    else queues.queues[queue].send(body);
  }

  function deliver(type: string, body: string): void {
    const lateMs = faults.strikes('event late') ? random.whole(LATE_MAX_MS) : 0;
    const delayMs = 20 + random.whole(100) + lateMs;
    time.at(time.nowMs() + delayMs, () => route(type, body));
  }

  function putOnce(type: string, detail: Detail, isValid: boolean): void {
    envelopes += 1;
    recorder.put(type, detail, isValid, `envelope-${envelopes}`);
    const atMs = time.nowMs();
    const envelope = {
      ...{ version: '0', id: `envelope-${envelopes}`, 'detail-type': type, source: PLATFORM },
      ...{ account: '123456789012', time: new Date(atMs).toISOString() },
      ...{ region: 'ap-southeast-1', resources: [], detail },
    };
    const body = JSON.stringify(envelope);
    archive.push({ type, body, atMs });
    deliver(type, body);
    if (!faults.strikes('event delivered twice')) return;
    recorder.copied(body);
    deliver(type, body);
  }

  return {
    put(type: string, detail: Detail, isValid: boolean): void {
      putOnce(type, detail, isValid);
      // The platform did not hear that it was taken.
      if (!faults.strikes('event put twice')) return;
      time.at(time.nowMs() + 1_000 + random.whole(60_000), () => {
        recorder.copied(JSON.stringify(detail));
        putOnce(type, detail, isValid);
      });
    },
    /** What the platform put between two times, once more. */
    replay(fromMs: number, toMs: number): void {
      for (const { type, body, atMs } of archive) {
        if (atMs < fromMs || atMs > toMs || random.happens(0.5)) continue;
        faults.struck('event replayed from the archive');
        recorder.copied(body);
        deliver(type, body);
      }
    },
  };
}

const QUEUE_OF: ReadonlyMap<string, QueueName> = new Map(
  // Answers are not the platform's to put: no rule leads them anywhere.
  ENTRIES.filter((entry) => entry.lane === null || entry.category !== 'reply').map((entry) => [
    entry.name,
    entry.lane ?? 'facts',
  ]),
);

/** EventBridge tries for a day where a target does not answer. */
const LATE_MAX_MS = 3 * 3_600_000;
