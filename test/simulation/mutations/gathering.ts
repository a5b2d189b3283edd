import type { Mutation } from './mutation.ts';

/** What is told together. */
export const GATHERING: readonly Mutation[] = [
  {
    name: 'an event is counted before what tells it is on its way',
    promises: ['each event has one ending'],
    file: 'functions/send/gather.ts',
    find: '    dueMs = await sendFlush(deps, notification, record, flush);\n',
    replace:
      '    await deps.gatherings.begin(place, one, flush.dueMs);\n' +
      '    dueMs = await sendFlush(deps, notification, record, flush);\n',
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'what was gathered counts as told before its text',
    promises: ['each event has one ending'],
    file: 'functions/send/tell-gathered.ts',
    find: "  const ending: Ending =\n    filled.is === 'stale'",
    replace:
      '  await told(deps, notification, dueMs, filled.all);\n' +
      "  const ending: Ending =\n    filled.is === 'stale'",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'what was gathered is never put down as told',
    promises: ['marketing is told at most once'],
    file: 'functions/send/tell-gathered.ts',
    find: '  await settle();\n',
    replace: '',
    caughtBy: { seed: 3, days: 1, users: 40, intensity: 6 },
  },
];
