import { narrate } from '../promises/narrate.ts';
import { simulate } from '../simulate.ts';
import { commandOf } from './command-of.ts';
import type { Screen } from './screen.ts';
import { type Shown, shrink } from './shrink.ts';
import { inThousands } from './what-happened.ts';

/** Says what was broken, in the smallest world that shows it. */
export async function reportBreach(
  shown: Shown,
  isShrunk: boolean,
  screen: Screen,
  nowMs = Date.now,
): Promise<void> {
  const { promise } = shown.breach;
  const untilMs = nowMs() + SHRINK_MS;
  let tried = 0;
  const smallest = !isShrunk
    ? shown
    : await shrink(shown, {
        live(simulation) {
          tried += 1;
          const secondsLeft = Math.ceil((untilMs - nowMs()) / 1_000);
          screen.passing(`a smaller world is looked for: ${tried}, ${secondsLeft} s left`);
          return simulate(simulation);
        },
        isOver: () => nowMs() >= untilMs,
      });
  const { simulation, history, breach } = smallest;
  screen.line();
  screen.line(`broken: ${promise}`);
  screen.line(`  ${breach.what}`);
  const than = smallest === shown ? '' : `, of ${inThousands(shown.size)}`;
  screen.line(
    `  in ${inThousands(smallest.size)} events and faults${than}: ${commandOf(simulation)}`,
  );
  for (const line of narrate(history, breach)) screen.line(`    ${line}`);
}

/** For each promise. */
const SHRINK_MS = 60_000;
