import fc from 'fast-check';
import type { RememberedAsk } from '../../functions/domain/ask.ts';
import type { ItemMark } from '../../functions/domain/item-mark.ts';
import type { Profile } from '../../functions/domain/profile.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';
import { anAsk, aReminder, MINUTE_MS } from './an-ask.ts';
import { NOON_MS } from './an-event.ts';
import { anyProfile } from './any-profile.ts';

const CODES = ['3287', '5512', '7000'] as const;

const anyCode = fc.option(fc.constantFrom(...CODES, '9999'), { nil: undefined });

const anyCommand: fc.Arbitrary<ReplyCommand> = fc
  .record({
    is: fc.constantFrom(
      ...(['yes', 'no', 'extend', 'status', 'opt-out', 'opt-in', 'help', 'unknown'] as const),
    ),
    days: fc.integer({ min: 1, max: 40 }),
    code: anyCode,
  })
  .map(({ is, days, code }) => {
    const named = code === undefined ? {} : { code };
    if (is === 'extend') return { is, days, ...named };
    return is === 'help' || is === 'unknown' ? { is } : { is, ...named };
  });

/** At five-minute steps, so that many fall together. */
const anyAsk: fc.Arbitrary<RememberedAsk> = fc
  .record({
    make: fc.constantFrom(anAsk, aReminder),
    code: fc.constantFrom(...CODES),
    asked: fc.integer({ min: 0, max: 8 }).map((step) => step * 5),
    lasts: fc.integer({ min: 1, max: 8 }).map((step) => step * 5),
    answered: fc.option(
      fc.record({
        by: fc.constantFrom('reply-0', 'reply-1'),
        as: fc.constantFrom('yes' as const, 'no' as const, 3),
      }),
      { nil: undefined, freq: 3 },
    ),
  })
  .map(({ make, code, asked, lasts, answered }) =>
    make({ code, asked, until: asked + lasts, ...(answered === undefined ? {} : { answered }) }),
  );

const anyAsks = fc.uniqueArray(anyAsk, { maxLength: 6, selector: ({ id }) => id });

const anyMark: fc.Arbitrary<ItemMark> = fc.dictionary(
  fc.constantFrom('ItemSold', 'PriceAdjusted', 'PriceProposed', 'ConsignmentExtended', 'BidPlaced'),
  fc.integer({ min: 0, max: 40 }).map((minutes) => NOON_MS + minutes * MINUTE_MS),
  { maxKeys: 2 },
);

/** A reply of half an hour past noon, and all that it is decided by. */
export const anyReplying = fc.record({
  command: anyCommand,
  asks: anyAsks,
  marks: fc.record(Object.fromEntries(CODES.map((code) => [`item-${code}`, anyMark]))),
  profile: fc.oneof(fc.constant<Partial<Profile>>({}), anyProfile()),
  inReplyTo: fc.option(fc.constantFrom('sms-3287-0', 'sms-reminder-5512-5', 'sms-x'), {
    nil: undefined,
  }),
  nowMs: fc.integer({ min: 30, max: 60 }).map((minutes) => NOON_MS + minutes * MINUTE_MS),
});

export type Replying = typeof anyReplying extends fc.Arbitrary<infer T> ? T : never;
