import type { Mutation } from './mutation.ts';

const CLAIM_AND_PUBLISH = 'functions/send/claim-and-publish.ts';
const CONSEQUENCES = 'functions/domain/carrier-answer.ts';
const CONCLUDE = 'functions/send/conclude.ts';

/** What a sender does, and what becomes of what it does not. */
export const SENDING: readonly Mutation[] = [
  {
    name: 'a text is published before its claim',
    promises: ['no marketing after an opt-out', 'marketing is told at most once'],
    file: CLAIM_AND_PUBLISH,
    find: '    if (attempt.nowMs > publishByMs) return otherwise.crowded();\n',
    replace:
      '    const { text } = sending;\n' +
      '    const { phone } = notification.recipient;\n' +
      '    await deps.carrier.publish({ phone, text, lane: notification.kind.lane });\n',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'what the quota denies is handed back',
    promises: ['no denial consumes a receive'],
    file: CLAIM_AND_PUBLISH,
    find: 'return otherwise.full(claim.untilMs);',
    replace: "return { is: 'returned', reason: 'leased' };",
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'what the carrier refused for now is handed back',
    promises: ['no denial consumes a receive'],
    file: 'functions/send/publish.ts',
    find: '? postpone.refused()',
    replace: "? { is: 'returned', reason: 'leased' }",
    caughtBy: { seed: 1, days: 4, users: 4, intensity: 6 },
  },
  {
    name: 'what was told before is handed back',
    promises: ['no denial consumes a receive'],
    file: CLAIM_AND_PUBLISH,
    find: "case 'settled':\n      return { is: 'duplicate' };",
    replace: "case 'settled':\n      return { is: 'returned', reason: 'leased' };",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'an unknown Publish is taken for a refused one',
    promises: [
      'marketing is told at most once',
      'transactional news is told once for each Publish that nobody heard of',
    ],
    file: CONSEQUENCES,
    find: "unknown: { claim: 'left', again: 'once'",
    replace: "unknown: { claim: 'given-back', again: 'soon'",
    caughtBy: { seed: 2, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'an unknown Publish is settled',
    promises: ['transactional news is told', 'each event has one ending'],
    file: CONSEQUENCES,
    find: "unknown: { claim: 'left'",
    replace: "unknown: { claim: 'settled'",
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'a Publish that is refused for now is settled',
    promises: ['transactional news is told', 'each event has one ending'],
    file: CONSEQUENCES,
    find: "'refused-for-now': { claim: 'given-back'",
    replace: "'refused-for-now': { claim: 'settled'",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a dead letter that was not put is taken for one that was',
    promises: ['each event has one ending'],
    file: CONCLUDE,
    find: "return { record, ending: { is: 'returned', reason: 'broken' } };",
    replace: 'return ended;',
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'records are acknowledged that are to come again',
    promises: ['each event has one ending', 'transactional news is told'],
    file: CONCLUDE,
    find: "ending.is === 'returned' ? [record.messageId] : []",
    replace: "ending.is === 'returned' ? [record.messageId].slice(1) : []",
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a schedule is named without its time',
    promises: ['each event has one ending'],
    file: 'functions/adapters/deferrals.ts',
    find: 'name: hashOfLines(notificationId, due), due',
    replace: 'name: hashOfLines(notificationId), due',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'a record is let go before it is sure to come back',
    promises: ['each event has one ending'],
    file: 'functions/send/defer.ts',
    find: 'await deps.deferrals.defer({ notificationId: notification.id, body, nowMs, dueMs });',
    replace:
      'await deps.deferrals.defer({ notificationId: notification.id, body, nowMs, dueMs })' +
      '.catch(() => {});',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
];
