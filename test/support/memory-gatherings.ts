import {
  gatheredMaxBeside,
  gatheredText,
  readGathered,
  shortId,
} from '../../functions/adapters/recipients/gathered-text.ts';
import type { GatheringPlace } from '../../functions/domain/gathering-place.ts';
import type { Gatherings } from '../../functions/ports.ts';

interface Gathering {
  dueMs?: number | undefined;
  gathered: Set<string>;
  taken: Set<string>;
  takenMs?: number;
  told: Set<string>;
  toldMs?: number;
  quietUntilMs: number;
  openedFor?: string;
}

/** What is told together, in memory. */
export function memoryGatherings(): Gatherings {
  const places = new Map<string, Gathering>();
  const at = ({ phone, key }: GatheringPlace): Gathering => {
    const place = `${phone} ${key}`;
    const found = places.get(place) ?? aGathering();
    places.set(place, found);
    return found;
  };
  const isAwaited = ({ dueMs }: Gathering, nowMs: number) =>
    dueMs !== undefined && dueMs > nowMs - OVERDUE_MS;
  return {
    async add(place, one, { nowMs, latestMs }) {
      const there = at(place);
      if (there.told.has(shortId(one.id))) return there.toldMs;
      if (!isAwaited(there, nowMs) || (there.dueMs ?? 0) > latestMs) return undefined;
      const text = gatheredText(one);
      if (there.gathered.size < gatheredMaxBeside(text)) there.gathered.add(text);
      return there.dueMs;
    },
    async begin(place, one, dueMs) {
      const there = at(place);
      there.dueMs = dueMs;
      there.gathered.add(gatheredText(one));
    },
    async take(place, dueMs, quietUntilMs) {
      const there = at(place);
      if (there.dueMs === dueMs) {
        const taken = new Set([...there.taken, ...there.gathered]);
        Object.assign(there, { taken, takenMs: dueMs, quietUntilMs, dueMs: undefined });
        there.gathered = new Set();
      }
      return there.takenMs === dueMs ? readGathered([...there.taken]) : [];
    },
    async told(place, dueMs, all) {
      const there = at(place);
      if (there.takenMs !== dueMs || there.taken.size === 0) return;
      const told = new Set(all.map(({ id }) => shortId(id)));
      Object.assign(there, { taken: new Set(), told, toldMs: dueMs });
    },
    async open(place, id, { nowMs, quietUntilMs }) {
      const there = at(place);
      if (there.told.has(shortId(id))) return { is: 'told' };
      const isFree = there.quietUntilMs <= nowMs && !isAwaited(there, nowMs);
      if (!isFree && there.openedFor !== shortId(id)) {
        const untilMs = Math.max(there.quietUntilMs, there.dueMs ?? 0, nowMs);
        return { is: 'quiet', untilMs };
      }
      Object.assign(there, { quietUntilMs, openedFor: shortId(id) });
      return { is: 'opened' };
    },
  };
}

const aGathering = (): Gathering => ({
  ...{ gathered: new Set(), taken: new Set(), told: new Set(), quietUntilMs: 0 },
});

const OVERDUE_MS = 3_600_000;
