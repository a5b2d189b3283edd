import {
  createPreferences,
  type PreferencesDeps,
} from '../../functions/preferences/preferences.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryChoices } from '../support/memory-choices.ts';
import { memoryLog } from '../support/memory-log.ts';
import { memoryRecipients } from '../support/memory-recipients.ts';
import { aMemoryState } from '../support/memory-state.ts';

export const PHONE = '+8613800138000';

/** The preferences of one recipient, whose token is `good`, in memory, at noon. */
export function aDoor(change: Partial<PreferencesDeps> = {}, state = aMemoryState()) {
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const { log, logged } = memoryLog();
  const preferences = createPreferences({
    recipientOf: async (token) => (token === 'good' ? PHONE : undefined),
    choices: memoryChoices(state),
    memory: memoryRecipients(state).memory,
    timeZone: 'Asia/Shanghai',
    ...{ clock, log },
    ...change,
  });
  const ask = async (method: 'GET' | 'PUT', body = '', authorization = 'Bearer good') => {
    const answer = await preferences({ id: 'request-1', method, authorization, body });
    return { ...answer, body: JSON.parse(answer.body) };
  };
  return {
    ...{ state, clock, logged, ask },
    get: () => ask('GET'),
    put: (value: unknown) => ask('PUT', JSON.stringify(value)),
    profile: () => state.profileOf(PHONE),
  };
}
