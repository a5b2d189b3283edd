import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type ReadReceipt, type Receipt, readReceipt } from '../../functions/domain/delivery.ts';
import { logLinesOf } from '../../functions/domain/log-lines.ts';
import { parseJson } from '../../functions/domain/parse-json.ts';
import { aReader } from '../receipts/a-reader.ts';
import { aFailure, aLogLine } from '../support/a-receipt.ts';
import { isPhone, tells } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const FAILURES = ['Blocked as spam by phone carrier', 'Phone has blocked SMS', 'No quota left for'];

const LINES = [aLogLine(), ...FAILURES.map((said) => aFailure(said))].map((line) =>
  parseJson(line),
);

const anyLine = anySpoiledJson(LINES);

const anyLines = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  /** What the subscription hands over, unpacked. */
  handed: anySpoiledJson([
    { messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', timestamp: 1, message: aLogLine() }] },
    { messageType: 'CONTROL_MESSAGE', logEvents: [] },
  ]),
});

type Lines = typeof anyLines extends fc.Arbitrary<infer L> ? L : never;

/** What the carrier's delivery logs hold, line by line and together. */
export function receipts(
  read = (line: string): ReadReceipt => readReceipt(line, 720),
  readerOf = aReader,
): Target<Lines> {
  return {
    name: 'receipts',
    share: 4,
    inputs: anyLines,
    async judge({ lines, handed }) {
      const reader = readerOf();
      await reader.sent();
      await reader.receive(...lines);
      const all = lines.map(read);
      const broken = [
        ...brokenOf({
          'a line is read the same twice': isDeepStrictEqual(lines.map(read), all),
          'no log tells of whom or what': !reader.logged.some(tells),
          'each line that says nothing is counted':
            reader.counted.filter((each) => each.startsWith('Unreadable')).length ===
            all.filter(({ valid }) => !valid).length,
          'lines are had of a subscription, or it is refused': isHandled(handed),
        }),
        ...all.flatMap((one) => (one.valid ? brokenBy(one.receipt) : brokenByPath(one.path))),
      ];
      return { is: all.every(({ valid }) => valid) ? 'valid' : 'unreadable', broken };
    },
  };
}

const brokenBy = ({ messageId, phone, lane, sentAtMs, delivery }: Receipt): readonly string[] =>
  brokenOf({
    'an id is what a table takes': /^[\x21-\x7e]{1,128}$/.test(messageId),
    'a phone is E.164': isPhone(phone),
    'a lane is one of two': lane === 'transactional' || lane === 'marketing',
    'times are whole, and in order':
      Number.isSafeInteger(sentAtMs) && Number.isSafeInteger(delivery.atMs - sentAtMs),
    'what is known is known later': delivery.atMs >= sentAtMs,
    'parts are whole': Number.isSafeInteger(delivery.parts) && delivery.parts >= 0,
    'a price is whole fen': Number.isSafeInteger(delivery.priceFen) && delivery.priceFen >= 0,
  });

const brokenByPath = (path: string): readonly string[] =>
  brokenOf({ 'a path is words of ours': /^[A-Za-z.]{1,60}$/.test(path) });

function isHandled(handed: string): boolean {
  try {
    return logLinesOf(handed).every((line) => typeof line === 'string');
  } catch (error) {
    return error instanceof Error && error.name.includes('ZodError');
  }
}
