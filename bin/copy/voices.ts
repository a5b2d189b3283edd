import { SIGNATURE_MAX_CHARACTERS, type Voice } from '../../functions/domain/copy/voice.ts';
import { settingsFor } from '../../lib/settings.ts';

/**
 * How a stage's senders speak.
 * @throws where there is no such stage, naming those that there are
 */
export function voiceOf(stage: string): Voice {
  const { signature, timeZone, sensitiveCategories, contact } = settingsFor(stage);
  const filed = contact === '' ? {} : { contact };
  return { signature, timeZone, sensitiveCategories, ...filed };
}

/** The same voice with a signature as long as settings allow: what fits then fits always. */
export const withLongestSignature = (voice: Voice): Voice => ({
  ...voice,
  signature: Array.from(voice.signature.repeat(SIGNATURE_MAX_CHARACTERS))
    .slice(0, SIGNATURE_MAX_CHARACTERS)
    .join(''),
});
