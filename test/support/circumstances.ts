import type { Orders } from '../../functions/domain/controls.ts';
import { dayWindow } from '../../functions/domain/day-window.ts';
import type { Circumstances, Policy } from '../../functions/domain/decide.ts';
import { aRecipient } from './a-recipient.ts';
import { aVoice } from './a-voice.ts';
import { NOON_MS } from './an-event.ts';

/** Noon, and nothing that would hold a text back, but for `change`. */
export const circumstances = (change: Partial<Circumstances> = {}): Circumstances => ({
  isSettled: false,
  profile: aRecipient(),
  textsToday: 0,
  orders: NO_ORDERS,
  policy: aPolicy(),
  voice: aVoice(),
  nowMs: NOON_MS,
  ...change,
});

/** Everything may go, and nothing is spent. */
export const NO_ORDERS: Orders = { mode: 'normal', isHalted: false, spentFen: 0 };

/** From eight in the morning to ten at night, but for what a Publish takes. */
export const MARKETING_HOURS = dayWindow({ from: '08:00', to: '22:00' }, 11);

export const LEEWAY_MS = 120_000;

/** Two texts a day, marketing after a yes and by day, and ten texts a day are wild. */
export const aPolicy = (change: Partial<Policy> = {}): Policy => ({
  windows: [{ cap: 2, windowSeconds: 86_400 }],
  needsConsent: true,
  digestAtSeconds: 19 * 3_600,
  quietSeconds: 1_800,
  leewaySeconds: LEEWAY_MS / 1_000,
  marketingHours: MARKETING_HOURS,
  deferralSpreadSeconds: 900,
  budgetFen: 100_000,
  runawayTexts: 10,
  silenceDays: 90,
  ...change,
});
