import { describe, expect, it } from 'vitest';
import { understand } from '../../../functions/domain/command.ts';
import { aRandom } from '../../support/a-random.ts';
import type { Meaning } from '../correspondence.ts';
import type { Happening } from '../population.ts';
import { conversation } from './a-conversation.ts';
import {
  CHAT,
  extendBy,
  extendThat,
  HELP,
  NO,
  noTo,
  OPT_IN,
  OPT_OUT,
  STATUS,
  YES,
  yesTo,
} from './phrases.ts';

const OPTIONS = {
  seed: 5,
  startMs: Date.parse('2026-11-02T00:00:00+08:00'),
  days: 8,
  users: 60,
  timeZone: 'Asia/Shanghai',
};

const ALL = conversation(OPTIONS);
const REPLIES = ALL.filter((happening) => happening.is === 'reply');

/** What it is understood as, in the words of what was meant. */
function understood(text: string): string {
  const command = understand(text);
  if (command.is === 'unknown') return 'nothing';
  return command.is === 'extend' ? `extend ${command.days}` : command.is;
}

const meant = (means: Meaning) => (means.is === 'extend' ? `extend ${means.days}` : means.is);

describe('what people write', () => {
  it('is understood as they mean it, and chat acts on nothing', () => {
    const wrong = REPLIES.filter(({ text, means }) => understood(text) !== meant(means));
    expect(wrong.map(({ text, means }) => `${text}: ${means.is}`)).toEqual([]);
  });

  it('means everything that can be meant, in the form of each carrier', () => {
    const sorts = new Set(REPLIES.map(({ means }) => means.is));
    const expected = ['extend', 'help', 'no', 'nothing', 'opt-in', 'opt-out', 'status', 'yes'];
    expect([...sorts].toSorted()).toEqual(expected);
    const formats = new Set(REPLIES.map(({ format }) => format));
    expect([...formats].toSorted()).toEqual(['aliyun', 'aws', 'generic', 'tencent']);
    expect(REPLIES.some(({ inReplyTo }) => inReplyTo !== undefined)).toBe(true);
  });

  it('is written twice, taken back, and too much at first, by some', () => {
    const answers = REPLIES.filter(({ means }) => 'eventId' in means);
    const byAsk = [...Map.groupBy(answers, eventOf).values()];
    const several = byAsk.filter(({ length }) => length > 1);
    const sayings = several.map((those) => new Set(those.map(({ means }) => meant(means))).size);
    expect(sayings.filter((size) => size === 1).length).toBeGreaterThan(3);
    expect(sayings.filter((size) => size > 1).length).toBeGreaterThan(3);
  });

  it('comes after what it answers, and some of it too late', () => {
    const answered = ALL.filter((happening) => happening.is === 'event');
    const times = new Map(answered.map(({ detail, atMs }) => [detail['eventId'], atMs]));
    const untils = new Map(answered.map(({ detail }) => [detail['eventId'], detail['deadline']]));
    const answers = REPLIES.filter(({ means }) => 'eventId' in means);
    expect(answers.filter((reply) => reply.atMs <= (times.get(eventOf(reply)) ?? 0))).toEqual([]);
    const late = answers.filter(
      (reply) => reply.atMs > Date.parse(String(untils.get(eventOf(reply)))),
    );
    expect(late.length).toBeGreaterThan(3);
  });
});

const eventOf = ({ means }: Extract<Happening, { is: 'reply' }>) =>
  'eventId' in means ? means.eventId : undefined;

describe('every phrase', () => {
  const random = aRandom(1);
  const codes = Array.from({ length: 200 }, () => String(1_001 + random.whole(990_000)));
  const named = codes.filter((code) => !code.endsWith('00'));
  const days = [1, 2, 3, 5, 7, 12, 30, 90];

  it.each([
    ['yes', [...YES, ...named.flatMap(yesTo)]],
    ['no', [...NO, ...named.flatMap(noTo)]],
    ['opt-out', OPT_OUT],
    ['opt-in', OPT_IN],
    ['status', STATUS],
    ['help', HELP],
    ['nothing', CHAT],
  ])('of %s is understood so', (is, texts) => {
    expect(texts.filter((text) => understood(text) !== is)).toEqual([]);
  });

  it('of days is understood so', () => {
    const wrong = days.flatMap((count) =>
      [...extendBy(count), ...named.flatMap((code) => extendThat(code, count))].filter(
        (text) => understood(text) !== `extend ${count}`,
      ),
    );
    expect(wrong).toEqual([]);
  });
});
