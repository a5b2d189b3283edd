import type { Reader, Voice } from '../../functions/domain/copy/voice.ts';
import { render } from '../../functions/domain/copy.ts';
import { aReader, aVoice } from './a-voice.ts';
import { aNotification, NOON_MS } from './an-event.ts';

/** A text at noon, for somebody who is no newcomer unless `reader` says so. */
export const aText = (
  kindName: string,
  change: Readonly<Record<string, unknown>> = {},
  reader: Partial<Reader> = {},
  voice: Partial<Voice> = {},
): string =>
  render(
    aNotification(kindName, change),
    aVoice(voice),
    aReader({ experience: 'known', ...reader }),
    NOON_MS,
  );
