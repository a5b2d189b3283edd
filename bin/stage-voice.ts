import type { Voice } from '../functions/domain/copy/voice.ts';
import { settingsFor } from '../lib/settings.ts';
import { voiceOf as voiceOfSettings } from './copy/voices.ts';

/**
 * How a stage's senders speak.
 * @throws where there is no such stage, naming those that there are
 */
export const voiceOf = (stage: string): Voice => voiceOfSettings(settingsFor(stage));
