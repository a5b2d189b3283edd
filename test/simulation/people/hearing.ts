import type { HeardText, Population } from '../population.ts';
import { answerAsk, type OpenAsk, tryAgain, type Wanted } from './answering-asks.ts';
import { type Chance, chanceFor } from './chance.ts';
import type { Person } from './person.ts';
import { actInApp, chatter, optOut } from './reacting.ts';
import type { Planned, World } from './world.ts';

/** What somebody remembers of what they heard, and what they wrote last. */
interface Memory {
  readonly person: Person;
  readonly heard: Set<string>;
  asks: readonly OpenAsk[];
  /** What they wanted when they last answered an ask. */
  last: { readonly ask: OpenAsk; readonly wanted: Wanted } | undefined;
}

export interface Hearing {
  readonly world: World;
  readonly memory: Memory;
  readonly chance: Chance;
  readonly text: HeardText;
}

/** What people do about texts. The same text again they know, and do nothing about. */
export function hearing(world: World): Population['hear'] {
  const memories = new Map(
    world.people.map((person): [string, Memory] => [
      person.phone,
      { person, heard: new Set(), asks: [], last: undefined },
    ]),
  );
  return (text) => {
    const memory = memories.get(text.phone);
    const [key = ''] = text.eventIds;
    if (memory === undefined || memory.heard.has(key)) return [];
    memory.heard.add(key);
    const chance = chanceFor(world.options.seed, memory.person.ordinal, 'hear', key);
    const done = reactions({ world, memory, chance, text });
    return done.map(({ happening }) => happening).sort((a, b) => a.atMs - b.atMs);
  };
}

function reactions(hearing: Hearing): readonly Planned[] {
  switch (hearing.text.kind) {
    case 'PriceProposed':
    case 'ConsignmentExpiring':
      return [...answerAsk(hearing), ...chatter(hearing)];
    case 'ReplyNotAllowed':
    case 'ReplyUnclear':
      return tryAgain(hearing);
    case 'BidPlaced':
    case 'ItemSold':
    case 'PayoutConfirmationDue':
      return [...actInApp(hearing), ...chatter(hearing)];
    default:
      return MARKETING.has(hearing.text.kind) ? optOut(hearing) : chatter(hearing);
  }
}

const MARKETING = new Set([
  ...['ItemViewed', 'NewSellerTip', 'WinBack', 'ExclusivePresale', 'ItemsRecommended'],
]);
