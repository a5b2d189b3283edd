import { describe, expect, it } from 'vitest';
import type { RememberedAsk } from '../../../functions/domain/ask.ts';
import type { ReplyCommand } from '../../../functions/domain/reply-command.ts';
import type { Meant, ReplyDecision } from '../../../functions/domain/reply-decision.ts';
import { anAsk, aReminder, decided, extend, no, yes } from '../../support/an-ask.ts';

/** What was decided, in a word or two. */
function summary(decision: ReplyDecision): string {
  switch (decision.do) {
    case 'confirm':
      return `${decision.answer} to ${decision.ask.id}`;
    case 'extend':
      return `${decision.days} days for ${decision.ask.id}`;
    case 'say': {
      const { saying } = decision;
      if ('codes' in saying) return `${saying.meant.is} to which of ${saying.codes.join(' ')}`;
      return 'item' in saying ? `${saying.kind} ${saying.item?.code}` : saying.kind;
    }
    default:
      return decision.do;
  }
}

const [A, B] = [anAsk(), anAsk({ code: '5512', asked: 10 })];
const [RA, RB] = [aReminder(), aReminder({ code: '5512', asked: 10 })];
const answered = { by: 'reply-0', as: 'yes' } as const;
const over = { until: 20 };

type Row = readonly [
  given: string,
  asks: readonly RememberedAsk[],
  command: ReplyCommand,
  expected: string,
  inReplyTo?: string | undefined,
];

const ROWS: readonly Row[] = [
  // One that is open.
  ['another sort before it', [RA, B], yes(), `yes to ${B.id}`],
  ['another sort after it', [A, RB], yes(), 'yes to which of 3287'],
  ['another sort after it', [A, RB], no(), 'no to which of 3287'],
  ['another sort at that moment', [A, aReminder({ code: '5512' })], yes(), 'yes to which of 3287'],
  ['a price after it', [RA, B], extend(3), 'extend to which of 3287'],
  ['a price before it', [A, RB], extend(3), `3 days for ${RB.id}`],
  ['a newer one that was answered', [A, { ...B, answered }], yes(), 'yes to which of 3287'],
  [
    'a newer one that is over',
    [A, anAsk({ code: '5512', asked: 10, ...over })],
    yes(),
    'yes to which of 3287',
  ],
  ['an older one that was answered', [{ ...A, answered }, B], yes(), `yes to ${B.id}`],
  [
    'a newer one, asked after the reply',
    [A, anAsk({ code: '5512', asked: 40 })],
    yes(),
    `yes to ${A.id}`,
  ],
  // Several.
  ['two', [A, B], yes(), 'yes to which of 5512 3287'],
  ['two', [B, A], no(), 'no to which of 5512 3287'],
  ['two', [RA, RB], extend(3), 'extend to which of 5512 3287'],
  ['three', [A, anAsk({ code: '7000', asked: 5 }), B], yes(), 'yes to which of 5512 7000 3287'],
  ['two and too many days', [RA, RB], extend(300), 'extend to which of 5512 3287'],
  // A code.
  ['two, one named', [A, B], yes('3287'), `yes to ${A.id}`],
  ['two, one named', [A, B], no('5512'), `no to ${B.id}`],
  ['another sort after it, and named', [A, RB], yes('3287'), `yes to ${A.id}`],
  ['two, one named', [RA, RB], extend(3, '3287'), `3 days for ${RA.id}`],
  ['both sorts of one item', [A, RA], yes('3287'), `yes to ${A.id}`],
  ['one, another named', [A], yes('9999'), 'yes to which of 3287'],
  ['one, another named', [A], no('9999'), 'no to which of 3287'],
  ['one, one of the other sort named', [A, RB], yes('5512'), 'yes to which of 3287'],
  ['none, one named of the other sort', [RB], yes('5512'), 'ReplyExpired'],
  ['one over that is named', [anAsk(over), B], yes('3287'), 'ReplyExpired 3287'],
  ['one answered that is named', [{ ...A, answered }, B], no('3287'), 'ReplyExpired 3287'],
  ['none open, another named', [anAsk(over)], yes('9999'), 'ReplyExpired'],
  // The text that it replies to.
  ['two, one replied to', [A, B], yes(), `yes to ${A.id}`, A.messageId],
  ['two, one replied to', [RA, RB], extend(3), `3 days for ${RA.id}`, RA.messageId],
  ['two, one replied to, the other named', [A, B], yes('5512'), `yes to ${B.id}`, A.messageId],
  ['one over that is replied to', [anAsk(over), B], yes(), 'ReplyExpired 3287', A.messageId],
  ['one over that is replied to', [anAsk(over), B], no(), 'ReplyExpired 3287', A.messageId],
  ['one answered that is replied to', [{ ...A, answered }, B], yes(), 'nothing', A.messageId],
  ['the other sort replied to', [A, RB], yes(), 'yes to which of 3287', RB.messageId],
  ['the other sort replied to', [RA, B], yes(), `yes to ${B.id}`, RA.messageId],
  ['another text replied to', [A], yes(), `yes to ${A.id}`, 'sms-of-a-sale'],
  ['another text replied to', [A, B], yes(), 'yes to which of 5512 3287', 'sms-of-a-sale'],
  // None that is open.
  ['one over', [anAsk(over)], yes(), 'ReplyExpired 3287'],
  [
    'two over',
    [anAsk(over), anAsk({ code: '5512', asked: 10, ...over })],
    yes(),
    'ReplyExpired 5512',
  ],
  ['one over, another sort open', [anAsk(over), RB], yes(), 'ReplyExpired 3287'],
];

describe('which ask a reply is about', () => {
  for (const [given, asks, command, expected, inReplyTo] of ROWS) {
    const written = Object.values(command).join(' ');
    it(`of ${given}: ${written} is “${expected}”`, () => {
      const reply = inReplyTo === undefined ? {} : { inReplyTo };
      expect(summary(decided(command, { asks }, reply))).toBe(expected);
      expect(summary(decided(command, { asks: asks.toReversed() }, reply))).toBe(expected);
    });
  }

  it('is not known by a code that two items bear', () => {
    const twin = anAsk({ asked: 10, item: { id: 'item-other', code: '3287', version: 1 } });
    const meant: Meant = { is: 'yes' };
    const unclear = { do: 'say', saying: { kind: 'ReplyUnclear', codes: ['3287'], meant } };
    expect(decided(yes('3287'), { asks: [A, twin] })).toEqual(unclear);
    expect(decided(yes('3287'), { asks: [A, { ...twin, answered }] })).toEqual(unclear);
    expect(decided(yes(), { asks: [A, twin] })).toEqual(unclear);
  });
});
