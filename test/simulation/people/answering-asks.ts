import type { Meaning } from '../correspondence.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import type { Hearing } from './hearing.ts';
import { extendBy, extendThat, NO, noTo, YES, yesTo } from './phrases.ts';
import { onceAwake } from './rhythm.ts';
import type { Planned } from './world.ts';
import { ifKnown, written } from './writing.ts';

/** An ask that somebody has read. */
export interface OpenAsk {
  readonly eventId: string;
  readonly code: string;
  readonly untilMs: number;
  /** Where it is days that can be asked for. */
  readonly maxDays: number | undefined;
}

export type Wanted = 'yes' | 'no' | number;

/** Most answer, sooner or later or too late; some twice, and some think better of it. */
export function answerAsk(hearing: Hearing): readonly Planned[] {
  const { memory, chance, text } = hearing;
  const ask = askIn(hearing);
  if (ask === undefined) return [];
  const rivals = memory.asks.filter(({ untilMs }) => untilMs > text.atMs);
  memory.asks = [...rivals, ask];
  if (chance.happens(0.25)) return [];
  const wanted = wantedOf(hearing, ask);
  memory.last = { ask, wanted };
  const atMs = whenAnswered(hearing, ask);
  const isNamed = chance.happens(rivals.length > 0 ? 0.6 : 0.15);
  const said = say(hearing, ask, wanted, isNamed);
  const reply = (afterMs: number, words: string, means: Meaning) =>
    written(memory.person, atMs + afterMs, words, means, ifKnown(chance, text.messageId));
  const first = reply(0, said, meaningOf(ask, wanted));
  if (chance.happens(0.08)) {
    const afterMs = chance.between(1, 5) * SECOND_MS;
    return [first, reply(afterMs, said, meaningOf(ask, wanted))];
  }
  if (!chance.happens(0.12)) return [first];
  const other = otherThan(wanted);
  const afterMs = chance.between(2, 400) * SECOND_MS;
  return [first, reply(afterMs, say(hearing, ask, other, isNamed), meaningOf(ask, other))];
}

function askIn({ world, text }: Hearing): OpenAsk | undefined {
  const [eventId = ''] = text.eventIds;
  const event = world.known.get(eventId);
  if (event?.item === undefined) return undefined;
  const maxDays = event.fields['maxExtendDays'];
  return {
    ...{ eventId, code: event.item.code, untilMs: event.untilMs },
    maxDays: typeof maxDays === 'number' ? maxDays : undefined,
  };
}

function wantedOf({ chance }: Hearing, { maxDays }: OpenAsk): Wanted {
  if (maxDays === undefined) return chance.happens(0.6) ? 'yes' : 'no';
  return chance.happens(0.2) ? maxDays + chance.between(1, 60) : chance.between(1, maxDays);
}

const otherThan = (wanted: Wanted): Wanted => {
  if (typeof wanted === 'number') return wanted + 1;
  return wanted === 'yes' ? 'no' : 'yes';
};

/** Within seconds or hours, in the morning, or once it is too late. */
function whenAnswered({ world, memory, chance, text }: Hearing, { untilMs }: OpenAsk): number {
  const dice = chance.next();
  if (dice < 0.06) return Math.max(untilMs, text.atMs) + chance.between(2, 7_200) * SECOND_MS;
  // A second before the end and a second after it are not the same.
  if (dice < 0.09) return Math.max(untilMs + chance.between(-3_000, 3_000), text.atMs + SECOND_MS);
  const afterMs =
    dice < 0.55
      ? chance.between(6 * SECOND_MS, 10 * MINUTE_MS)
      : chance.between(MINUTE_MS, dice < 0.85 ? 3 * HOUR_MS : 20 * HOUR_MS);
  return onceAwake(chance, world.options.startMs, memory.person, text.atMs + afterMs);
}

function say({ chance }: Hearing, { code }: OpenAsk, wanted: Wanted, isNamed: boolean): string {
  if (typeof wanted === 'number') {
    return chance.of(isNamed ? extendThat(code, wanted) : extendBy(wanted));
  }
  if (wanted === 'yes') return chance.of(isNamed ? yesTo(code) : YES);
  return chance.of(isNamed ? noTo(code) : NO);
}

const meaningOf = ({ eventId }: OpenAsk, wanted: Wanted): Meaning =>
  typeof wanted === 'number' ? { is: 'extend', eventId, days: wanted } : { is: wanted, eventId };

/** Who was told that it was too much, or not clear which, says it anew; some do. */
export function tryAgain(hearing: Hearing): readonly Planned[] {
  const { memory, chance, text } = hearing;
  const { last } = memory;
  if (last === undefined || last.ask.untilMs < text.atMs || chance.happens(0.3)) return [];
  const { ask, wanted } = last;
  const { maxDays } = ask;
  const isTooMuch = typeof wanted === 'number' && maxDays !== undefined && wanted > maxDays;
  const now = isTooMuch ? maxDays : wanted;
  memory.last = undefined;
  const words = say(hearing, ask, now, text.kind === 'ReplyUnclear');
  const atMs = text.atMs + chance.between(8, 300) * SECOND_MS;
  return [written(memory.person, atMs, words, meaningOf(ask, now))];
}
