import { NEW_READER, type Reader, type Voice } from '../../functions/domain/copy/voice.ts';

/** How the tests' deployment speaks. */
export const aVoice = (change: Partial<Voice> = {}): Voice => ({
  signature: '叮咚寄卖',
  timeZone: 'Asia/Shanghai',
  sensitiveCategories: ['婚戒'],
  ...change,
});

/** Somebody of whom nothing is known, but for `change`. */
export const aReader = (change: Partial<Reader> = {}): Reader => ({ ...NEW_READER, ...change });
