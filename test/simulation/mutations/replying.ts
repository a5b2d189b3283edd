import type { Mutation } from './mutation.ts';

const ASKS = 'a reply acts once, on the ask that it answers';
const PUT = 'what was answered is put on the bus';
const STORED = 'each opt-out that was taken is stored';

/** What people write back, and what is done about it. */
export const REPLYING: readonly Mutation[] = [
  {
    name: 'an ask takes each answer',
    promises: [ASKS],
    file: 'functions/adapters/recipients/ask-item.ts',
    find: ' AND (attribute_not_exists(answeredBy) OR answeredBy = :by)',
    replace: '',
    caughtBy: { seed: 64, days: 4, users: 6, intensity: 7 },
  },
  {
    name: 'the version that was asked is not kept',
    promises: [ASKS],
    file: 'functions/adapters/recipients/ask-item.ts',
    find: 'code: item.code, version: item.version }',
    replace: 'code: item.code, version: undefined }',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'an ask that has expired is answered',
    promises: [ASKS],
    file: 'functions/domain/decide-reply/standing.ts',
    find: 'context.nowMs > ask.untilMs || isSuperseded(',
    replace: 'isSuperseded(',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'an answer that was written is not put once more',
    promises: [PUT],
    file: 'functions/adapters/recipients/ask-item.ts',
    find: 'attribute_not_exists(answeredBy) OR answeredBy = :by',
    replace: 'attribute_not_exists(answeredBy)',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a refusal is put on the bus alone',
    promises: [STORED],
    file: 'functions/reply/carry-out.ts',
    find: '      await consent.optOut(phone, profile, saidAtMs);\n',
    replace: '',
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
  {
    name: 'a reply is done before anything is done about it',
    promises: [STORED, PUT],
    file: 'functions/reply/attend.ts',
    find: '    await carryOut(from, key, due);\n    await replies.finish(from, key);',
    replace: '    await replies.finish(from, key);\n    await carryOut(from, key, due);',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a reply that is not done is acknowledged',
    promises: [STORED, PUT],
    file: 'functions/reply/reply.ts',
    find: "      metrics.count('Returned', 'broken');\n      return [messageId];",
    replace: "      metrics.count('Returned', 'broken');\n      return [];",
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
];
