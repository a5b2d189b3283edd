import { events } from './events.ts';
import { facts } from './facts.ts';
import { preferences } from './preferences.ts';
import { queuedReplies } from './queued-replies.ts';
import { receipts } from './receipts.ts';
import { replies } from './replies.ts';
import { settings } from './settings.ts';
import type { Target } from './target.ts';
import { texts } from './texts.ts';
import { time } from './time.ts';
import { webhooks } from './webhooks.ts';

/** All that takes something from outside, in the order an event and its reply travel. */
export const TARGETS: readonly Target<unknown>[] = [
  ...[events(), texts(), facts(), receipts()],
  ...[webhooks(), queuedReplies(), replies(), preferences(), settings(), time()],
] as readonly Target<unknown>[];

/** How many of so many inputs each gets, 1 or more. */
export function shared(inputs: number): readonly (readonly [Target<unknown>, number])[] {
  const all = TARGETS.reduce((sum, { share }) => sum + share, 0);
  return TARGETS.map((target) => [target, Math.max(1, Math.ceil((inputs * target.share) / all))]);
}

/** @throws where there is none of that name, with those that there are */
export function targetOf(name: string): Target<unknown> {
  const target = TARGETS.find((each) => each.name === name);
  if (target !== undefined) return target;
  const names = TARGETS.map((each) => each.name).join(', ');
  throw new Error(`--target is ${name}; allowed are ${names}`);
}
