import { latencyOf } from '../figures.ts';
import type { Finding } from '../finding.ts';
import { createLedger, type Ledger, type Outcome } from '../ledger.ts';
import { countedIn, paceCallsOf, promisesOf } from '../promises.ts';
import { createWorld, type World, type WorldOptions } from '../world.ts';

export interface OutageScale {
  readonly downSeconds: number;
  /** Before it, and after it. */
  readonly quietSeconds: number;
  /** Put shortly before it, so that most of it waits. */
  readonly marketing: number;
}

/**
 * The carrier turns everything away for a time, in the midst of three transactional events a
 * second, of which one has a deadline, and of marketing that waits.
 */
export async function outageRun(
  options: WorldOptions,
  { downSeconds, quietSeconds, marketing }: OutageScale,
): Promise<readonly Finding[]> {
  const downMs = options.startMs + quietSeconds * 1_000;
  const upMs = downMs + downSeconds * 1_000;
  const world = createWorld({ ...options, downMs: [downMs, upMs] });
  const ledger = createLedger(world);
  putStreams(ledger, options.startMs, downSeconds + 2 * quietSeconds, downSeconds * 0.4);
  const waiting = { name: 'winback', kind: 'WinBack', count: marketing };
  ledger.put({ ...waiting, atMs: () => downMs - 20_000 });
  await world.time.run();
  const outcomes = ledger.outcomes();
  return [
    ...promisesOf('outage', world, outcomes),
    ...endings(outcomes, upMs),
    ...meanwhile(world),
    ...afterwards(world, outcomes, upMs),
  ];
}

function putStreams(ledger: Ledger, startMs: number, count: number, deadlineSeconds: number): void {
  const from = (ms: number) => ({ count, atMs: (i: number) => startMs + ms + i * 1_000 });
  ledger.put({ name: 'sale', kind: 'ItemSold', ...from(0) });
  ledger.put({ name: 'payment', kind: 'PaymentReceived', ...from(333) });
  ledger.put({ name: 'due', kind: 'PayoutConfirmationDue', deadlineSeconds, ...from(667) });
}

function endings(outcomes: readonly Outcome[], upMs: number): readonly Finding[] {
  const suppressed = outcomes.filter((one) => one.suppressed !== undefined);
  const late = outcomes.filter(
    ({ toldMs: [atMs = 0], deadlineMs = Infinity }) => atMs > deadlineMs + 1_000,
  );
  const expired = suppressed.filter((one) => one.suppressed === 'expired');
  const open = expired.filter(({ deadlineMs = Infinity }) => deadlineMs > upMs + RECOVERS_MS);
  const row = (what: string, measured: number, atMost?: number): Finding => ({
    ...{ run: 'outage', what, measured, unit: '' },
    ...(atMost === undefined ? {} : { atMost }),
  });
  return [
    row('suppressed as expired', expired.length),
    row('suppressed for another reason', suppressed.length - expired.length, 0),
    row('expired though the carrier had been back for 3 min', open.length, 0),
    row('told more than a second after its deadline', late.length, 0),
  ];
}

/** Until the rate has climbed, and what waited has been told. */
const RECOVERS_MS = 180_000;

function meanwhile(world: World): readonly Finding[] {
  const { refusedAtMs } = world.network;
  const said = (what: string, measured: number): Finding => ({
    ...{ run: 'outage', what, measured, unit: '' },
  });
  return [
    said('turned away by the carrier', refusedAtMs.length),
    said('put back, carrier', countedIn(world, 'Deferred', 'carrier')),
    said('put back, pace', countedIn(world, 'Deferred', 'pace')),
    said('the rate was halved', countedIn(world, 'Slowed')),
    said('pace calls for one text', paceCallsOf(world)),
  ];
}

function afterwards(world: World, outcomes: readonly Outcome[], upMs: number): readonly Finding[] {
  const run = 'outage';
  const transactional = outcomes.filter(({ lane }) => lane === 'transactional');
  const waited = transactional.filter(
    ({ putMs, toldMs: [atMs = 0] }) => putMs < upMs && atMs >= upMs,
  );
  const lastMs = Math.max(...waited.flatMap(({ toldMs }) => toldMs));
  const fresh = transactional.filter(({ putMs }) => putMs >= upMs);
  const inFirst = (seconds: number): Finding => {
    const isIn = ({ atMs }: { readonly atMs: number }) =>
      atMs >= upMs && atMs < upMs + seconds * 1_000;
    const texts = world.network.accepted.filter(isIn).length;
    const atMost = mostBy(seconds, world);
    return {
      run,
      what: `told in the first ${seconds} s after it`,
      measured: texts,
      atMost,
      unit: '',
    };
  };
  return [
    ...[inFirst(1), inFirst(10), inFirst(60)],
    { run, what: 'transactional texts that waited for its end', measured: waited.length, unit: '' },
    { run, what: 'all of these told after', measured: (lastMs - upMs) / 1_000, unit: 's' },
    { run, what: 'p99 of those put after it', measured: latencyOf(fresh).p99 / 1_000, unit: 's' },
  ];
}

/** While the rate climbs from an eighth: it is at a sixteenth, or was halved to that lately. */
function mostBy(seconds: number, { settings }: World): number {
  const { partsPerSecond, paceRecoverySeconds } = settings;
  const climb = partsPerSecond / 2 / paceRecoverySeconds;
  return Math.ceil((partsPerSecond / 8) * seconds + (climb * seconds ** 2) / 2) + 1;
}
