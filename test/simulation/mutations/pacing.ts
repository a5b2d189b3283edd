import type { Mutation } from './mutation.ts';

const PACE = 'the pace holds in every second';
const FLOOD = 'marketing holds transactional texts up by its wait at most';
const SLOTS = 'functions/send/slots.ts';

/** Who texts when. */
export const PACING: readonly Mutation[] = [
  {
    name: 'one slot is given to all of a batch',
    promises: [PACE],
    file: SLOTS,
    find: '    run.nextMs += parts * intervalMs;\n',
    replace: '',
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'a slot is used however late',
    promises: [PACE],
    file: SLOTS,
    find: 'if (clock.nowMs() <= due.latestMs) return due;',
    replace: 'if (due !== undefined) return due;',
    caughtBy: { seed: 1, days: 2, users: 12, intensity: 6 },
  },
  {
    name: 'nobody waits for their slot',
    promises: [PACE],
    file: SLOTS,
    find: '      await timer.until(due.atMs);\n',
    replace: '',
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
  {
    name: 'slots are given at once though others have them',
    promises: [PACE],
    file: 'functions/adapters/controls/table-pace.ts',
    find: '(attribute_not_exists(takenUntilMs) OR takenUntilMs < :now) AND ',
    replace: '',
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
  {
    name: 'marketing waits as long as transactional texts',
    promises: [FLOOD],
    file: 'lib/lane-pace.ts',
    find: 'return { batchSize: batch, maxConcurrency, slotWaitSeconds };',
    replace:
      'return { batchSize: batch, maxConcurrency, ' +
      'slotWaitSeconds: laneTiming(settings).slotWaitSeconds };',
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
  {
    name: 'slots are given behind others, however far ahead those are',
    promises: [FLOOD],
    file: 'functions/adapters/controls/table-pace.ts',
    find: 'takenUntilMs BETWEEN :now AND :latest AND',
    replace: 'takenUntilMs >= :now AND',
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
];
