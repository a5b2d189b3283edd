import * as z from 'zod/mini';

// Every schema carries, as its error, the words that complete "allowed is …": they are what the
// platform's engineers read in the dead-letter queue.

const ID = 'text of 1 to 256 characters';

/**
 * The platform's ids; the limit keeps a stored item well under a kilobyte. Half a surrogate pair is
 * no text: no table takes it, and those read in one call with it would come again and again.
 */
export const id = z.string(ID).check(
  z.minLength(1, ID),
  z.maxLength(256, ID),
  z.refine((given) => given.isWellFormed(), ID),
);

/** Categories and titles are cut or replaced when rendered: no sale goes untold for an odd one. */
export const label = z.string('text');

const INSTANT = 'a time in ISO 8601 with seconds and an offset, such as 2026-11-22T10:00:00+08:00';

/** Milliseconds since the epoch. An offset is demanded: a bare local time has no one meaning. */
export const instantMs = z.pipe(
  z.iso.datetime({ offset: true, error: INSTANT }),
  z.transform((value: string) => Date.parse(value)),
);

/** A billion yuan: far above any bag, far below where integers lose precision. */
export const MONEY_MAX_FEN = 100_000_000_000;

const MONEY = `whole fen, a number from 1 to ${MONEY_MAX_FEN}`;

export const moneyFen = z.int(MONEY).check(z.gte(1, MONEY), z.lte(MONEY_MAX_FEN, MONEY));

const ITEM_CODE = 'text of 4 to 10 digits';

/** What a text shows and a reply may name. */
export const itemCode = z.string(ITEM_CODE).check(z.regex(/^[0-9]{4,10}$/, ITEM_CODE));

const VERSION = 'a whole number from 0';

export const itemVersion = z.int(VERSION).check(z.gte(0, VERSION));
