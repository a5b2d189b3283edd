import type { Settings } from './settings.ts';

export interface LaneTiming {
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** A worker that has less time left begins nothing new. */
  readonly tellSeconds: number;
  readonly leaseSeconds: number;
  readonly visibilitySeconds: number;
  /** How far ahead of now slots may be waited for within one invocation. */
  readonly slotWaitSeconds: number;
  /** Within which a Publish follows the decision that let it through. */
  readonly publishSlackSeconds: number;
  /** How long before it ends something must be due to be told in time. */
  readonly leewaySeconds: number;
}

/**
 * Derives what must hold together: function timeout < lease < visibility timeout, so that a record
 * which comes again finds the claim of a worker that died already over.
 * @throws where the function's timeout leaves no room to tell even one notification
 */
export function laneTiming(settings: Settings): LaneTiming {
  const { functionTimeoutSeconds, clockSkewSeconds, writeTimeoutSeconds } = settings;
  // Mark, claim, reserve, Publish, settle; then the batch's dead letters and announcements. A place
  // that is renewed or given back takes longer: whoever is killed at that has lease and record.
  const tellSeconds = settings.publishTimeoutSeconds + 6 * writeTimeoutSeconds;
  // What is left for waiting, when those of one recipient have had their turns.
  const slotWaitSeconds = functionTimeoutSeconds - tellSeconds - TURNS_SECONDS;
  if (slotWaitSeconds < 1) {
    throw new Error(
      `functionTimeoutSeconds is ${functionTimeoutSeconds}; it must be over ` +
        `${tellSeconds + TURNS_SECONDS} (publishTimeoutSeconds + 6 × writeTimeoutSeconds + ` +
        `${TURNS_SECONDS} for several texts to one recipient), or no slot is ever waited for`,
    );
  }
  // A batch of 10 needs no window; a window would be added to the wait of every text.
  const batchSize = 10;
  const batchWindowSeconds = 0;
  // A worker that is killed at its timeout has stopped, whatever its clock says.
  const leaseSeconds = functionTimeoutSeconds + clockSkewSeconds + 1;
  const visibilitySeconds = Math.max(
    batchWindowSeconds + functionTimeoutSeconds + leaseSeconds + clockSkewSeconds,
    // Lambda's guide asks for six times the timeout, for when the function is throttled.
    6 * functionTimeoutSeconds,
  );
  // What was gathered is taken, its marks are read, a slot is waited for, a claim is asked for
  // twice; then the Publish, by a clock that may differ.
  const publishSlackSeconds =
    slotWaitSeconds +
    TURNS_SECONDS +
    4 * writeTimeoutSeconds +
    settings.publishTimeoutSeconds +
    clockSkewSeconds;
  // Scheduler keeps to the minute; then it may come once more, and must still be begun.
  const leewaySeconds = 60 + visibilitySeconds + tellSeconds;
  return {
    ...{ batchSize, batchWindowSeconds, tellSeconds, leaseSeconds, visibilitySeconds },
    ...{ slotWaitSeconds, publishSlackSeconds, leewaySeconds },
  };
}

/** Ten texts to one recipient, at half a second each: a claim, a Publish, what settles it. */
const TURNS_SECONDS = 5;
