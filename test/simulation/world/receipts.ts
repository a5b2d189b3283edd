import type { Publish } from '../history.ts';
import { receiverOf } from './others.ts';
import type { Surroundings } from './surroundings.ts';
import type { Worker } from './worker.ts';

/** What the carrier logs of texts, handed over by a subscription of its log group. */
export function createReceipts(around: Surroundings, newWorker: () => Worker) {
  const { time, faults } = around;
  const { random } = faults;
  let waiting: string[] = [];

  function log(line: string, delayMs: number): void {
    time.at(time.nowMs() + delayMs, () => {
      waiting.push(line);
      if (waiting.length > 1) return;
      time.at(time.nowMs() + HANDED_OVER_MS, () => {
        const lines = waiting;
        waiting = [];
        void handOver(lines, 0);
      });
    });
  }

  /** Again and again where it fails, as CloudWatch Logs does. */
  async function handOver(lines: readonly string[], tries: number): Promise<void> {
    const worker = newWorker();
    const endMs = time.nowMs() + TIMEOUT_MS;
    const isLost = faults.strikes('receipts lost on the way');
    const isDone =
      !isLost &&
      (await Promise.race([
        receiverOf(around, worker)(lines, () => endMs - time.nowMs()).then(
          () => true,
          () => false,
        ),
        worker.death.then(() => false),
        time.pass(TIMEOUT_MS).then(() => false),
      ]));
    if (isDone || tries === TRIES_MAX) return;
    time.at(time.nowMs() + 60_000, () => void handOver(lines, tries + 1));
  }

  return {
    of(publish: Publish): void {
      if (!random.happens(SAMPLED)) return;
      const isFailure = !faults.isCalm() && random.happens(0.01);
      const line = lineOf(publish, time.nowMs(), isFailure ? oneOf(FAILURES, random.next()) : '');
      const lateMs = faults.strikes('receipt late') ? random.whole(LATE_MAX_MS) : 0;
      log(line, 1_000 + random.whole(60_000) + lateMs);
      if (faults.strikes('receipt twice')) log(line, random.whole(600_000));
    },
  };
}

/** A share of what was delivered; as an operator may set it. */
const SAMPLED = 0.2;

const HANDED_OVER_MS = 10_000;
const TIMEOUT_MS = 30_000;
const TRIES_MAX = 5;

/** By the developer guide a delivery log may be late by three days. */
const LATE_MAX_MS = 72 * 3_600_000;

const FAILURES = [
  'Phone is currently unreachable/unavailable',
  'Unknown error attempting to reach phone',
  'Phone carrier is currently unreachable/unavailable',
  'Blocked as spam by phone carrier',
] as const;

const oneOf = <T>(all: readonly T[], share: number): T | undefined =>
  all[Math.floor(share * all.length)];

function lineOf(publish: Publish, atMs: number, failure: string | undefined): string {
  const { messageId = '', phone, parts, lane } = publish;
  return JSON.stringify({
    notification: {
      messageId,
      timestamp: new Date(atMs).toISOString().replace('T', ' ').replace('Z', ''),
    },
    delivery: {
      ...{ destination: phone, numberOfMessageParts: parts, priceInUSD: 0.02 * parts },
      smsType: lane === 'marketing' ? 'Promotional' : 'Transactional',
      providerResponse: failure || 'Message has been accepted by phone',
      ...{ dwellTimeMs: 500, dwellTimeMsUntilDeviceAck: 1_300 },
    },
    status: failure ? 'FAILURE' : 'SUCCESS',
  });
}
