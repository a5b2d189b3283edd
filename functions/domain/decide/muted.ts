import type { Rule } from '../decide.ts';
import { preferencesOf } from '../profile.ts';

/**
 * People mute what they do not care for. Money and goods on their way stay told whatever a profile
 * says, and so does the answer to what they have just asked.
 */
export const muted: Rule = ({ kind }, { profile }) =>
  !kind.critical &&
  kind.category !== 'reply' &&
  preferencesOf(profile).muted.includes(kind.category)
    ? { do: 'suppress', reason: 'muted' }
    : undefined;
