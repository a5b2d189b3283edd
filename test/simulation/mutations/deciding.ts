import type { Mutation } from './mutation.ts';

const CAUSE = 'nothing is suppressed without cause';

/** The rules. */
export const DECIDING: readonly Mutation[] = [
  {
    name: 'whatever occurred before supersedes as well',
    promises: [CAUSE],
    file: 'functions/domain/decide/superseded.ts',
    find: 'supersededAtMs !== undefined && supersededAtMs > occurredAtMs',
    replace: 'supersededAtMs !== undefined && supersededAtMs !== occurredAtMs',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'who mutes anything hears of nothing that can be muted',
    promises: [CAUSE],
    file: 'functions/domain/decide/muted.ts',
    find: '.muted.includes(kind.category)',
    replace: '.muted.length > 0',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'news expires an hour early',
    promises: [CAUSE],
    file: 'functions/domain/decide/expired.ts',
    find: 'nowMs > expiresAtMs',
    replace: 'nowMs > expiresAtMs - 3_600_000',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'transactional news is not told at night',
    promises: [CAUSE],
    file: 'functions/domain/decide/hours.ts',
    find: "notification.kind.lane === 'marketing'",
    replace: 'notification.kind !== undefined',
    caughtBy: { seed: 1, days: 2, users: 8, intensity: 5 },
  },
  {
    name: 'critical kinds are held to the quota',
    promises: [CAUSE],
    file: 'functions/domain/decide/quota.ts',
    find: '  if (!isCapped(kind)) return undefined;\n',
    replace: '',
    caughtBy: { seed: 1, days: 7, users: 3, intensity: 6 },
  },
  {
    name: 'no rule keeps to the hours',
    promises: ['no marketing at night'],
    file: 'functions/domain/decide.ts',
    find: '[digest, mode, budget, hours, quota, runaway]',
    replace: '[digest, mode, budget, quota, runaway]',
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
  {
    name: "marketing's evening is not drawn in",
    promises: ['no marketing at night'],
    file: 'functions/domain/day-window.ts',
    find: 'secondsOfDay(to) - slackSeconds +',
    replace: 'secondsOfDay(to) +',
    caughtBy: { seed: 3, days: 4, users: 60, only: [8, 14, 54] },
  },
  {
    name: 'who chose hours gets marketing in all of them',
    promises: ['no marketing at night'],
    file: 'functions/domain/deferral.ts',
    find: "kind.lane === 'marketing' ? [...windows, policy.marketingHours] : windows",
    replace: "kind.lane === 'marketing' && hours === null ? [policy.marketingHours] : windows",
    caughtBy: { seed: 1, days: 1, users: 40, intensity: 6 },
  },
];
