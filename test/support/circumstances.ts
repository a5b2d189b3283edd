import type { Circumstances, Policy } from '../../functions/domain/decide.ts';
import { aRecipient } from './a-recipient.ts';
import { aVoice } from './a-voice.ts';
import { NOON_MS } from './an-event.ts';

/** Noon, and nothing that would hold a text back, but for `change`. */
export const circumstances = (change: Partial<Circumstances> = {}): Circumstances => ({
  isSettled: false,
  profile: aRecipient(),
  textsToday: 0,
  policy: aPolicy(),
  voice: aVoice(),
  nowMs: NOON_MS,
  ...change,
});

/** Two texts a day, marketing after a yes, and ten texts a day are wild. */
export const aPolicy = (change: Partial<Policy> = {}): Policy => ({
  windows: [{ cap: 2, windowSeconds: 86_400 }],
  needsConsent: true,
  runawayTexts: 10,
  ...change,
});
