import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type ExampleEvent, exampleOf } from '../functions/catalog/example.ts';
import { ENTRIES } from '../functions/catalog/index.ts';
import { SELLER } from '../functions/catalog/people.ts';
import { secondsOfDay } from '../functions/domain/day-window.ts';
import { nextTime } from '../functions/domain/wall-clock.ts';
import type { LocalCloud } from '../local/start.ts';
import { DAY, type SceneEvent } from './demo/day.ts';
import type { Platform } from './platform.ts';

interface Stage {
  readonly platform: Platform;
  readonly cloud: Pick<LocalCloud, 'nowMs' | 'travel' | 'replies'>;
  /** IANA name: by its wall clock is the time of a scene. */
  readonly timeZone: string;
  /** Ends it, wherever it is. */
  readonly signal: AbortSignal;
  tell(line: string): void;
}

/**
 * A day of one bag, some seconds long: the clock is put forward to the time of each scene, which is
 * told before it happens. It begins at the next nine in the morning, or at one that is just over.
 */
export async function playDay({ platform, cloud, timeZone, signal, tell }: Stage): Promise<void> {
  // New ids for every run: a machine that remembers the last one would keep still.
  const run = randomUUID();
  let sceneMs = cloud.nowMs() - JUST_OVER_MS;
  for (const { at, what, events, reply } of DAY) {
    tell(`\n${at}  ${what}`);
    sceneMs = nextTime(timeZone, secondsOfDay(at), sceneMs);
    await cloud.travel(Math.max(0, Math.ceil((sceneMs - cloud.nowMs()) / 1_000)));
    for (const event of events) await platform.put(eventOf(event, run, cloud.nowMs()));
    if (reply !== undefined) {
      await cloud.travel(0);
      tell(`       ${SELLER.phone} writes: ${reply}`);
      await cloud.replies.write(JSON.stringify({ phone: SELLER.phone, text: reply }));
    }
    // A view must not overtake the consent that it needs, on however slow a machine.
    await Promise.all([cloud.travel(0), wait(SCENE_MS, undefined, { signal })]);
  }
  tell('\nThat was its day. The phone and the bus stay open: ring them yourself.\n');
}

const JUST_OVER_MS = 600_000;

const SCENE_MS = 1_000;

function eventOf({ kind, eventId, changes }: SceneEvent, run: string, nowMs: number): ExampleEvent {
  const known = ENTRIES.find(({ name }) => name === kind) ?? ENTRIES[0];
  if (known === undefined) throw new Error('the catalog is empty');
  const at = { eventId: `${eventId}-${run}`, nowMs };
  return { ...exampleOf(known, at, changes), 'detail-type': kind };
}
