import type { Now } from '../clock.ts';
import type { Stage, Throttling } from './definition.ts';

/**
 * Says of a request to a route whether it may pass: a token bucket for each route that has a
 * setting of its own, one for all others of the stage, and the account's over both.
 * @throws for the setting of a route that is not there, as CreateStage does
 */
export function createThrottle(
  stage: Pick<Stage, 'throttling' | 'routeThrottling'>,
  routeKeys: readonly string[],
  now: Now,
): (routeKey: string) => boolean {
  const stray = Object.keys(stage.routeThrottling).find((key) => !routeKeys.includes(key));
  if (stray !== undefined) {
    const known = routeKeys.join(', ');
    throw new Error(`RouteSettings has "${stray}", which is no route yet; there are ${known}`);
  }
  const account = tokenBucket(ACCOUNT, now);
  const shared = tokenBucket({ ...ACCOUNT, ...stage.throttling }, now);
  const own = new Map(
    Object.entries(stage.routeThrottling).map(([routeKey, throttling]) => {
      const limits = { ...ACCOUNT, ...stage.throttling, ...throttling };
      return [routeKey, tokenBucket(limits, now)] as const;
    }),
  );
  return (routeKey) => (own.get(routeKey) ?? shared)() && account();
}

/** By the developer guide's quotas: of an account, in a region, for all of its APIs. */
const ACCOUNT = { ratePerSecond: 10_000, burst: 5_000 };

function tokenBucket({ ratePerSecond, burst }: Required<Throttling>, now: Now): () => boolean {
  let tokens = burst;
  let filledMs = now();
  return () => {
    const elapsedMs = Math.max(0, now() - filledMs);
    filledMs += elapsedMs;
    tokens = Math.min(burst, tokens + (elapsedMs / 1000) * ratePerSecond);
    // A sum of tenths may be a hair less than the whole.
    if (tokens < 1 - 1e-9) return false;
    tokens -= 1;
    return true;
  };
}
