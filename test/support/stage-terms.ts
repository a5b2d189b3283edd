import type { Voice } from '../../functions/domain/copy/voice.ts';
import { dayWindow, secondsOfDay } from '../../functions/domain/day-window.ts';
import type { Policy } from '../../functions/domain/decide.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import { laneTiming } from '../../lib/lane-timing.ts';
import type { Settings } from '../../lib/settings.ts';

/** By which a sender of the stage writes texts. No contact is filed where it is empty. */
export const voiceOf = ({ contact, ...voice }: Settings): Voice =>
  contact === '' ? voice : { ...voice, contact };

/** By which a sender of the stage decides, as the construct of its lane sets it up. */
export function policyOf(settings: Settings, lane: Lane): Policy {
  const { leewaySeconds, publishSlackSeconds } = laneTiming(settings);
  return {
    windows: settings.quotas[lane],
    needsConsent: settings.marketingConsent === 'required',
    digestAtSeconds: secondsOfDay(settings.digestAt),
    quietSeconds: settings.quietSeconds,
    leewaySeconds,
    marketingHours: dayWindow(settings.marketingHours, publishSlackSeconds),
    deferralSpreadSeconds: settings.deferralSpreadSeconds,
    budgetFen: settings.dailyBudgetFen[lane],
    silenceDays: settings.silenceDays,
    runawayTexts: settings.runawayTexts,
  };
}
