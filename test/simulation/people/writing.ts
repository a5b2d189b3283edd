import type { Meaning } from '../correspondence.ts';
import { type Chance, chanceFor } from './chance.ts';
import { DAY_MS } from './durations.ts';
import type { Person } from './person.ts';
import { CHAT, HELP, OPT_IN, OPT_OUT, STATUS } from './phrases.ts';
import type { Planned, World } from './world.ts';

/** What somebody writes, whom nobody asked anything. */
export function writesUnasked(world: World, person: Person): void {
  const { seed, startMs } = world.options;
  const chance = chanceFor(seed, person.ordinal, 'unasked');
  for (let dayMs = startMs; dayMs < world.endMs; dayMs += DAY_MS) {
    if (!chance.happens(0.03)) continue;
    const awakeMs = person.sleepsMs - person.wakesMs;
    const atMs = dayMs + person.wakesMs + chance.whole(awakeMs);
    const [texts, is] = chance.of(UNASKED);
    if (atMs < world.endMs) world.planned.push(written(person, atMs, chance.of(texts), { is }));
  }
}

type Simple = Exclude<Meaning, { readonly eventId: string }>['is'];

const UNASKED: readonly (readonly [readonly string[], Simple])[] = [
  [CHAT, 'nothing'],
  [CHAT, 'nothing'],
  [STATUS, 'status'],
  [STATUS, 'status'],
  [HELP, 'help'],
  [OPT_OUT, 'opt-out'],
  [OPT_IN, 'opt-in'],
];

/** @param inReplyTo the message id of the text that lies before them */
export function written(
  person: Person,
  atMs: number,
  text: string,
  means: Meaning,
  inReplyTo?: string,
): Planned {
  const { phone, format, ordinal } = person;
  const quoted = inReplyTo !== undefined && format === 'aws' ? { inReplyTo } : {};
  return {
    ...{ of: ordinal, isMeantToBeValid: true },
    happening: { is: 'reply', atMs, phone, text, format, means, ...quoted },
  };
}

/** Whether this message id is handed on, which carriers do not always know. */
export const ifKnown = (chance: Chance, messageId: string): string | undefined =>
  chance.happens(0.6) ? messageId : undefined;
