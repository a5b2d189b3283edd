import fc from 'fast-check';
import type { Gathered } from '../../functions/domain/gathered.ts';
import type { Gatherings } from '../../functions/ports.ts';
import { NOON_MS } from './an-event.ts';

/** A view of a watch, that minute after noon, but for `change`. */
export const aGathered = (minute: number, change: Partial<Gathered> = {}): Gathered => ({
  id: String(minute).padStart(4, '0').padEnd(16, '0'),
  occurredAtMs: NOON_MS + minute * 60_000,
  count: 1,
  item: { id: 'item-3287', code: '3287', category: '腕表' },
  ...change,
});

/** What workers may do with what is gathered at two places, one after the other. */
interface GatheringStep {
  readonly do: (typeof DOES)[number];
  readonly key: string;
  readonly event: number;
  readonly dueMinute: number;
  readonly afterMinutes: number;
}

const DOES = ['add', 'begin', 'take', 'told', 'open'] as const;

export type GatheringSteps = readonly GatheringStep[];

export const anyGatheringSteps: fc.Arbitrary<GatheringSteps> = fc.array(
  fc.record({
    do: fc.constantFrom(...DOES),
    key: fc.constantFrom('BidPlaced#a', 'BidPlaced#b'),
    event: fc.nat(5),
    dueMinute: fc.constantFrom(30, 60, 90),
    // So that what is awaited is overdue, and quiet is over, or not quite.
    afterMinutes: fc.constantFrom(0, 0, 1, 29, 30, 59, 60),
  }),
  { maxLength: 24 },
);

/** @returns what each step was answered */
export async function playGathering(
  steps: GatheringSteps,
  gatherings: Gatherings,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  let nowMs = NOON_MS;
  for (const { do: does, key, event, dueMinute, afterMinutes } of steps) {
    nowMs += afterMinutes * 60_000;
    const place = { phone: '+8613800138000', key };
    const one = aGathered(event, { occurredAtMs: NOON_MS + (event % 2) });
    const dueMs = NOON_MS + dueMinute * 60_000;
    const quietUntilMs = nowMs + 30 * 60_000;
    switch (does) {
      case 'add':
        answers.push(await gatherings.add(place, one, { nowMs, latestMs: dueMs }));
        break;
      case 'begin':
        answers.push(await gatherings.begin(place, one, dueMs));
        break;
      case 'take':
        answers.push(await gatherings.take(place, dueMs, quietUntilMs));
        break;
      case 'told':
        answers.push(await gatherings.told(place, dueMs, [one, aGathered(event + 1)]));
        break;
      case 'open':
        answers.push(await gatherings.open(place, one.id, { nowMs, quietUntilMs }));
        break;
      default:
        does satisfies never;
    }
  }
  return answers;
}
