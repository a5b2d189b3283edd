import type { Mutation } from './mutation.ts';

const LOGS = 'logs hold no numbers, titles or texts';

/** What is logged of people. */
export const LOGGING: readonly Mutation[] = [
  {
    name: 'a mask hides nothing',
    promises: [LOGS],
    file: 'functions/domain/mask.ts',
    find: 'const inFront = Math.floor(shown / 2);',
    replace: 'const inFront = national.length;',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a log line names the item',
    promises: [LOGS],
    file: 'functions/send/trace.ts',
    find: 'export const traceOf = ({ id, kind, recipient }: Notification) => ({',
    replace:
      'export const traceOf = ({ id, kind, recipient, item }: Notification) => ({\n' +
      '  title: item?.title,',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
];
