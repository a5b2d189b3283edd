import * as z from 'zod/mini';

/** What was written; somebody may send nothing at all. */
export const text = z.string('text');

const MESSAGE_ID = 'text of up to 256 characters';

/** Of the text that is answered; empty where the carrier does not know. */
export const messageId = z.string(MESSAGE_ID).check(z.maxLength(256, MESSAGE_ID));
