import { LANES } from '../../functions/domain/lane.ts';
import { jitterMs, mostPartsIn, partsAt } from './figures.ts';
import type { Finding } from './finding.ts';
import type { Outcome } from './ledger.ts';
import type { World } from './world.ts';

/** What holds of every run: nothing is lost, told twice, or sent faster than the carrier allows. */
export function promisesOf(
  run: string,
  world: World,
  outcomes: readonly Outcome[],
): readonly Finding[] {
  const ends = endsOf(outcomes);
  const { letters, lettersOfRepeats, killed, inVain, lapsed } = tallyOf(world, outcomes);
  const finding = (what: string, measured: number, atMost: number): Finding => ({
    ...{ run, what, measured, atMost, unit: '' },
  });
  return [
    { run, what: 'events put', measured: outcomes.length, unit: '' },
    finding('events lost', ends.lost, 0),
    finding('events told twice', ends.twice, 0),
    finding('events told of which a copy expired', ends.both, world.repeats()),
    finding('dead letters', letters, 0),
    finding(
      'letters of texts sent, of records handed out twice',
      lettersOfRepeats,
      world.repeats(),
    ),
    finding('invocations that ran out of time', killed, 0),
    finding('records handed back, to come again', inVain, world.repeats()),
    finding('slots that lapsed', lapsed, Math.ceil(outcomes.length / 1_000)),
    ...rateOf(run, world),
  ];
}

/**
 * Slots keep to the rate exactly. At the carrier two texts are closer by the jitter at most, so
 * that as many as a second's slots come to it in no time shorter than a second by that.
 */
function rateOf(run: string, world: World): readonly Finding[] {
  const { accepted } = world.network;
  const { partsPerSecond, slotGraceMs } = world.settings;
  const spreadMs = jitterMs(world.skewMs, slotGraceMs);
  const surelyMs = 1_000 - spreadMs;
  const inSecond = Math.ceil((partsPerSecond * (1_000 + spreadMs)) / 1_000);
  const rows = [
    ['slots in any second', mostPartsIn(partsAt(world.slots), 1_000), partsPerSecond],
    [`parts in any ${surelyMs} ms`, mostPartsIn(accepted, surelyMs), partsPerSecond],
    ['parts in any second', mostPartsIn(accepted, 1_000), inSecond],
  ] as const;
  return rows.map(([what, measured, atMost]) => ({ run, what, measured, atMost, unit: '' }));
}

function endsOf(outcomes: readonly Outcome[]) {
  const ends = { lost: 0, twice: 0, both: 0 };
  for (const { toldMs, suppressed } of outcomes) {
    if (toldMs.length === 0 && suppressed === undefined) ends.lost += 1;
    if (toldMs.length > 1) ends.twice += 1;
    if (toldMs.length > 0 && suppressed !== undefined) ends.both += 1;
  }
  return ends;
}

function tallyOf(world: World, outcomes: readonly Outcome[]) {
  const isTold = ({ toldMs }: Outcome) => toldMs.length > 0;
  const told = new Set(outcomes.filter(isTold).map(({ eventId }) => eventId));
  const [inVain, lapsed] = [countedIn(world, 'Returned'), countedIn(world, 'SlotsLapsed')];
  const tally = { letters: 0, lettersOfRepeats: 0, killed: 0, inVain, lapsed };
  for (const lane of LANES) {
    const { queue, deadLetters, invoked } = world.lanes[lane];
    // See docs/adr/0002: whoever gets a record of marketing once more cannot know that it was told.
    const ofRepeats = deadLetters.filter(
      ({ body, reason }) => reason === 'unconfirmed' && told.has(JSON.parse(body).id),
    );
    tally.letters += queue.deadLetters.length + deadLetters.length - ofRepeats.length;
    tally.lettersOfRepeats += ofRepeats.length;
    tally.killed += invoked.killed;
  }
  return tally;
}

/** How often the lanes counted something, for that reason or for any. */
export function countedIn(world: World, name: string, reason?: string): number {
  const isMeant = (key: string) =>
    reason === undefined ? key.split(' ')[0] === name : key === `${name} ${reason}`;
  return LANES.flatMap((lane) => [...world.lanes[lane].counted])
    .filter(([key]) => isMeant(key))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Of the item that all workers share, for one text. */
export const paceCallsOf = ({ pace, network }: World): number =>
  (pace.reads + pace.writes) / network.accepted.length;
