import type { Choices } from '../../functions/ports.ts';
import { aMemoryState, type MemoryState } from './memory-state.ts';

/** What recipients chose, in memory. */
export function memoryChoices(state: MemoryState = aMemoryState()): Choices {
  return {
    read: async (phone) => state.profileOf(phone),
    async choose(phone, preferences, atMs, seenAtMs) {
      if (state.profileOf(phone).chosen?.atMs !== seenAtMs) return false;
      state.amend(phone, { chosen: { preferences, atMs } });
      return true;
    },
  };
}
