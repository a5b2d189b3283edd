import type { Voice } from '../../functions/domain/copy/voice.ts';
import type { Settings } from '../../lib/settings.ts';

/** How a stage speaks. */
export const voiceOf = (settings: Settings): Voice => ({
  signature: settings.signature,
  timeZone: settings.timeZone,
  sensitiveCategories: settings.sensitiveCategories,
  ...(settings.contact === '' ? {} : { contact: settings.contact }),
});

/** The same voice with a signature as long as settings allow: what fits then fits always. */
export const withLongestSignature = (voice: Voice): Voice => ({
  ...voice,
  signature: Array.from(voice.signature.repeat(SIGNATURE_MAX)).slice(0, SIGNATURE_MAX).join(''),
});

/** Characters between 【 and 】: lib/settings.ts. */
const SIGNATURE_MAX = 8;
