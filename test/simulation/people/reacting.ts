import { detailOf } from './detail.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './durations.ts';
import type { Hearing } from './hearing.ts';
import { CHAT, HELP, OPT_IN, OPT_OUT, STATUS } from './phrases.ts';
import { onceAwake } from './rhythm.ts';
import type { Planned } from './world.ts';
import { ifKnown, written } from './writing.ts';

/** Some have had enough of marketing, and of those some want it back. */
export function optOut(hearing: Hearing): readonly Planned[] {
  const { memory, chance, text } = hearing;
  if (!chance.happens(0.015)) return chatter(hearing);
  // While the next one is perhaps on its way.
  const atMs = soon(hearing, chance.happens(0.5) ? 30 * SECOND_MS : 3 * HOUR_MS);
  const quoted = ifKnown(chance, text.messageId);
  const out = written(memory.person, atMs, chance.of(OPT_OUT), { is: 'opt-out' }, quoted);
  if (!chance.happens(0.6)) return [out];
  const againAtMs = soon(hearing, 2 * DAY_MS) + atMs - text.atMs;
  return [out, written(memory.person, againAtMs, chance.of(OPT_IN), { is: 'opt-in' })];
}

/** A few write whatever they were told. */
export function chatter({ memory, chance, text, world }: Hearing): readonly Planned[] {
  const dice = chance.next();
  if (dice > 0.026) return [];
  const atMs = soon({ memory, chance, text, world }, HOUR_MS);
  const quoted = ifKnown(chance, text.messageId);
  if (dice < 0.013) {
    return [written(memory.person, atMs, chance.of(CHAT), { is: 'nothing' }, quoted)];
  }
  return dice < 0.022
    ? [written(memory.person, atMs, chance.of(STATUS), { is: 'status' }, quoted)]
    : [written(memory.person, atMs, chance.of(HELP), { is: 'help' })];
}

/** What they do in the app about it, as the platform then says. */
export function actInApp(hearing: Hearing): readonly Planned[] {
  const { world, memory, chance, text } = hearing;
  const [eventId = ''] = text.eventIds;
  const { item, fields } = world.known.get(eventId) ?? {};
  if (item === undefined || fields === undefined || !chance.happens(0.3)) return [];
  const { person } = memory;
  const atMs = soon(hearing, 5 * HOUR_MS);
  const put = (type: string, afterMs: number, own = {}): Planned => {
    const about = type === 'UserActive' ? {} : { item, fields: own };
    const detail = detailOf(`${eventId}-${type}`, type, person, atMs + afterMs, about);
    return {
      ...{ of: person.ordinal, isMeantToBeValid: true },
      happening: { is: 'event', isValid: true, atMs: atMs + afterMs, type, detail },
    };
  };
  const active = put('UserActive', 0);
  const afterMs = chance.between(5, 240) * SECOND_MS;
  if (text.kind !== 'BidPlaced') return [active, put('PayoutConfirmed', afterMs)];
  const bidFen = fields['bidFen'];
  return [active, put('BidAnswered', afterMs, { accepted: chance.happens(0.5), bidFen })];
}

/** In at most so long, once they are awake. */
function soon({ world, memory, chance, text }: Hearing, withinMs: number): number {
  const atMs = text.atMs + chance.between(5 * SECOND_MS, withinMs + MINUTE_MS);
  return onceAwake(chance, world.options.startMs, memory.person, atMs);
}
