import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { fold } from '../../functions/domain/command/fold.ts';
import { understand } from '../../functions/domain/command.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';
import { anyReply } from '../support/any-reply.ts';
import { anyOddText, anySpoiledText } from './odd-text.ts';
import { brokenOf, type Target } from './target.ts';

/** What people wrote, and what was made up in their way. */
const WRITTEN: readonly string[] = ['corpus', 'unseen'].flatMap((name) =>
  readFileSync(new URL(`../replies/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => (line.split('\t')[0] ?? '').replaceAll('\\n', '\n'))
    .filter((text) => text !== ''),
);

const anyWritten = fc.oneof(
  { weight: 6, arbitrary: anySpoiledText(WRITTEN) },
  {
    weight: 2,
    arbitrary: fc
      .array(anySpoiledText(WRITTEN, 1), { minLength: 2, maxLength: 4 })
      .map((texts) => texts.join('')),
  },
  { weight: 2, arbitrary: anyReply },
  { weight: 1, arbitrary: anyOddText },
);

/** What replies mean. */
export function replies(means: (text: string) => ReplyCommand = understand): Target<string> {
  return {
    name: 'replies',
    share: 8,
    inputs: anyWritten,
    judge(text) {
      const command = means(text);
      const broken = [
        ...brokenOf({
          'the same text means the same twice': isDeepStrictEqual(means(text), command),
          'it means the same once it is folded': isDeepStrictEqual(means(fold(text)), command),
          'it means the same between spaces': isDeepStrictEqual(means(` \n${text} \n`), command),
        }),
        ...brokenBy(command),
      ];
      return { is: command.is, broken };
    },
  };
}

const ENDINGS: Readonly<Record<ReplyCommand['is'], readonly string[]>> = {
  yes: ['code'],
  no: ['code'],
  status: ['code'],
  'opt-out': ['code'],
  'opt-in': ['code'],
  extend: ['days', 'code'],
  help: [],
  unknown: [],
};

function brokenBy(command: ReplyCommand): readonly string[] {
  const { is, ...rest } = command;
  const { code, days } = rest as { readonly code?: unknown; readonly days?: unknown };
  return brokenOf({
    'a command is one of those that there are': Object.hasOwn(ENDINGS, is),
    'it has no more than it says': Object.keys(rest).every((key) => ENDINGS[is]?.includes(key)),
    'days are whole, from 1 to 999':
      is !== 'extend' || (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 999),
    'a code has 4 to 10 digits': code === undefined || /^[0-9]{4,10}$/.test(String(code)),
  });
}
