import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../functions/domain/command/fold.ts';
import { understand } from '../../functions/domain/command.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';
import { anyCommand, anyReply, daysInWords, PIECES } from '../support/any-reply.ts';

/** What acts on something where it is wrong. */
const ACTS: readonly ReplyCommand['is'][] = ['yes', 'extend', 'opt-out'];

describe('a command', () => {
  const decorated = fc.record({
    command: anyCommand,
    before: fc.array(
      fc.constantFrom('您好，', '老师您好！', '谢谢。', '🙏', '张经理你好，', '\n'),
      {
        maxLength: 3,
      },
    ),
    after: fc.array(
      fc.constantFrom(
        '，谢谢',
        '！',
        '🙏🙏',
        '。麻烦您了',
        ' 辛苦了',
        '~',
        '，祝您生活愉快',
        '。。。',
      ),
      { maxLength: 3 },
    ),
    end: fc.constantFrom(
      ...['', '\n发自我的iPhone', '\n来自华为手机', '\n> 【寄卖】请回复Y同意,N不同意。'],
      ...['\n---原短信---\n您寄售的腕表即将到期，如需延长请回复延期N天。'],
    ),
  });

  it('keeps its meaning among courtesies, marks, emoji and signatures', () => {
    fc.assert(
      fc.property(decorated, ({ command, before, after, end }) => {
        const text = [...before, command.text, ...after, end].join('');
        expect([text, understand(text)]).toEqual([text, command.means]);
      }),
      { numRuns: 1000 },
    );
  });

  const doubts = [
    '不是',
    '不要',
    '别',
    '没有说',
    '先不',
    '不一定',
    '也许',
    '好像',
    '再想想，',
    '不想',
  ];
  const questions = [
    '？',
    '?',
    '吗',
    '吗？',
    '么',
    '行吗',
    '可以吗？',
    '好不好',
    '是什么意思',
    '怎么办',
  ];

  it('is none where it is denied, doubted or asked', () => {
    fc.assert(
      fc.property(
        anyCommand,
        fc.constantFrom(...doubts),
        fc.constantFrom('', ...questions),
        ({ text }, doubt, question) => {
          const denied = `${doubt}${text}${question}`;
          expect([denied, ACTS.includes(understand(denied).is)]).toEqual([denied, false]);
        },
      ),
    );
    fc.assert(
      fc.property(anyCommand, fc.constantFrom(...questions), ({ text }, question) => {
        const asked = `${text}${question}`;
        expect([asked, ACTS.includes(understand(asked).is)]).toEqual([asked, false]);
      }),
    );
  });

  it('is none beside words that are not understood', () => {
    fc.assert(
      fc.property(
        anyCommand,
        fc.constantFrom('天气', '便宜', '如果', '明天', '加价'),
        (command, word) => {
          expect(understand(`${command.text}${word}`)).toEqual({ is: 'unknown' });
          expect(understand(`${word}，${command.text}`)).toEqual({ is: 'unknown' });
        },
      ),
    );
  });
});

describe('an extension', () => {
  it.each(['digits', 'words', 'traditional', 'formal', 'traditional formal', 'wide'] as const)(
    'is understood for every number of days from 1 to 999 in %s',
    (writing) => {
      for (let days = 1; days <= 999; days++) {
        const text = `延期${daysInWords(days, writing)}天`;
        expect([text, understand(text)]).toEqual([text, { is: 'extend', days }]);
      }
    },
  );

  it.each([0, 1000, 1001, 9999])('is none for %d days', (days) => {
    expect(understand(`延期${days}天`)).toEqual({ is: 'unknown' });
  });
});

describe('understanding', () => {
  it('answers whatever is written, and the same once it is folded', () => {
    fc.assert(
      fc.property(anyReply, (text) => {
        const means = understand(text);
        expect(understand(fold(text))).toEqual(means);
        if (means.is === 'extend') expect(means.days % 1 === 0 && means.days > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  const least = (text: string) => {
    const times = Array.from({ length: 20 }, () => {
      const startedAt = performance.now();
      understand(text);
      return performance.now() - startedAt;
    });
    return Math.min(...times);
  };

  it.each(PIECES)('takes less than 5 ms, and time in proportion, of %j over and over', (piece) => {
    const [short, long] = [1000, 10_000].map((length) => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      return least(text);
    });
    // As long as any answer that is read to its end.
    const longest = least(piece.repeat(300).slice(0, 300));
    expect(Math.max(long ?? 0, longest)).toBeLessThan(5);
    // Ten times the text: a quadratic time would be a hundredfold.
    expect(long).toBeLessThan(40 * Math.max(short ?? 0, 0.05));
  });
});
