import type { Mutation } from './mutation.ts';

const GATHERINGS = 'functions/adapters/recipients/gatherings.ts';

/** What is told together. */
export const GATHERING: readonly Mutation[] = [
  {
    name: 'an event is counted before what tells it is on its way',
    promises: ['each event has one ending'],
    file: 'functions/send/gather.ts',
    find:
      '    await deps.deferrals.defer({ notificationId, body, nowMs, dueMs });\n' +
      '    await deps.gatherings.begin(place, one, dueMs);',
    replace:
      '    await deps.gatherings.begin(place, one, dueMs);\n' +
      '    await deps.deferrals.defer({ notificationId, body, nowMs, dueMs });',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
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
    name: 'what the last flush told is counted for the next',
    promises: ['marketing is told at most once'],
    file: GATHERINGS,
    find: "'NOT contains(told, :id)'",
    replace: "'(attribute_exists(told) OR attribute_not_exists(told))'",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'what was gathered is never put down as told',
    promises: ['marketing is told at most once'],
    file: 'functions/send/tell-gathered.ts',
    find: 'if (isOver(ending)) await told(',
    replace: 'if (!isOver(ending)) await told(',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
];
