import fc from 'fast-check';
import type { Notification } from '../../functions/domain/notification.ts';
import type { Claim, Claims, GrantedAttempt, Memory } from '../../functions/ports.ts';
import { aToken, at, SENT } from './an-attempt.ts';
import { aNotification } from './an-event.ts';

/** What workers of one lane may do, one after the other, with notifications to one phone. */
type Step =
  | { readonly do: 'claim'; readonly event: number; readonly record: number | 'new' }
  | { readonly do: 'settle' | 'release' | 'giveUp'; readonly back: number }
  | { readonly do: 'remember'; readonly is: 'consent' | 'refusal' };

export type Steps = readonly (Step & { readonly afterSeconds: number })[];

// So that leases, hours and days end, or do not quite.
const PAUSES_SECONDS = [0, 1, 22, 23, 1_800, 3_599, 3_600, 80_000];

export const anySteps = (maxLength: number): fc.Arbitrary<Steps> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...PAUSES_SECONDS),
        fc.oneof(
          {
            weight: 6,
            arbitrary: fc.record({
              do: fc.constant('claim' as const),
              event: fc.nat(4),
              record: fc.constantFrom(0, 1, 'new' as const),
            }),
          },
          {
            weight: 3,
            arbitrary: fc.record({
              do: fc.constantFrom('settle' as const, 'release' as const, 'giveUp' as const),
              back: fc.nat(2),
            }),
          },
          {
            weight: 1,
            arbitrary: fc.record({
              do: fc.constant('remember' as const),
              is: fc.constantFrom('consent' as const, 'refusal' as const),
            }),
          },
        ),
      )
      .map(([afterSeconds, step]) => ({ ...step, afterSeconds })),
    { maxLength },
  );

/**
 * Does the steps, as workers would: none settles, releases or gives up but what it was granted, and
 * that once, while nobody else was granted it.
 * @returns what each step was answered
 */
export async function play(
  steps: Steps,
  kind: string,
  { claims, memory }: { readonly claims: Claims; readonly memory: Memory },
): Promise<readonly (Claim | 'done' | 'error')[]> {
  const answers: (Claim | 'done' | 'error')[] = [];
  const held = new Map<string, { notification: Notification; attempt: GrantedAttempt }>();
  let seconds = 0;
  for (const [i, step] of steps.entries()) {
    seconds += step.afterSeconds;
    if (step.do === 'remember') {
      await memory.remember(PHONE, { is: step.is, atMs: at(seconds).nowMs, via: 'R' });
    } else if (step.do === 'claim') {
      const notification = aNotification(kind, { eventId: `e${step.event}` });
      const record = step.record === 'new' ? `r-${i}` : `r-${step.event}-${step.record}`;
      const attempt = at(seconds, aToken(i), record);
      const answer = await claims.claim(notification, attempt);
      if (answer.is === 'granted') {
        held.set(notification.id, { notification, attempt: { ...attempt, ...answer } });
      }
      answers.push(answer);
    } else {
      const holder = [...held.values()].at(-1 - step.back);
      if (holder === undefined) continue;
      const { notification, attempt } = holder;
      held.delete(notification.id);
      const done = claims[step.do](notification, attempt, SENT).then(() => 'done' as const);
      answers.push(await done.catch(() => 'error' as const));
    }
  }
  return answers;
}

const PHONE = aNotification('WinBack').recipient.phone;
