import type { Mutation } from './mutation.ts';

const ENDING = 'each event has one ending';

/** As the product stood before the simulator found what was wrong with it. See ADR 15. */
export const FOUND: readonly Mutation[] = [
  {
    name: 'a worker that was held up texts all the same',
    promises: [
      'no marketing after an opt-out',
      'quotas hold in every window',
      'no marketing at night',
    ],
    file: 'functions/send/publish.ts',
    find: 'if (deps.clock.nowMs() > claimed.publishByMs) return',
    replace: 'if (Number.isNaN(claimed.publishByMs)) return',
    caughtBy: { seed: 7, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a worker keeps a repeat of marketing for settled',
    promises: [ENDING],
    file: 'functions/send/tell.ts',
    find: "(is === 'duplicate' && !deps.unknownIsFinal);",
    replace: "is === 'duplicate';",
    caughtBy: { seed: 6, days: 1, users: 40, intensity: 6 },
  },
  {
    name: 'a flush is superseded with all that came after',
    promises: ['nothing is suppressed without cause'],
    file: 'functions/domain/decide/superseded.ts',
    find: 'flush === undefined && ',
    replace: '',
    caughtBy: { seed: 5, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a copy of a marketing flush forgets what the other has to tell',
    promises: [ENDING],
    file: 'functions/send/tell-gathered.ts',
    find: '      return !unknownIsFinal;',
    replace: '      return true;',
    caughtBy: { seed: 3, days: 1, users: 40, intensity: 6 },
  },
  {
    name: 'a flush is forgotten before its end is said',
    promises: [ENDING],
    file: 'functions/send/tell-gathered.ts',
    find: 'return { ...ending, thereupon: settle };',
    replace: 'await settle();',
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
];
