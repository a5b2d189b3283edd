import type { SimulatedPromise } from '../promise.ts';
import { answersArePut } from './answers-are-put.ts';
import { asksActedOnOnce } from './asks.ts';
import { noMarketingAfterNo } from './consent.ts';
import { floodAddsItsWait } from './flood.ts';
import { logsAreDiscreet } from './logs.ts';
import { marketingOnce } from './marketing-once.ts';
import { noneAtNight } from './night.ts';
import { noDenialConsumesReceive } from './no-denial-consumes-a-receive.ts';
import { oneEnding } from './one-ending.ts';
import { paceHolds } from './pace.ts';
import { quotasHold } from './quotas.ts';
import { refusalsAreStored } from './refusals.ts';
import { suppressedWithCause } from './suppressed-with-cause.ts';
import { transactionalAtLeastOnce } from './transactional-at-least-once.ts';
import { transactionalOnceEach } from './transactional-once-each.ts';

/** What a run is judged by: DESIGN §7, without what needs no run. */
export const PROMISES: readonly SimulatedPromise[] = [
  ...[oneEnding, suppressedWithCause, marketingOnce],
  ...[transactionalAtLeastOnce, transactionalOnceEach, quotasHold],
  ...[noMarketingAfterNo, refusalsAreStored, noneAtNight, paceHolds],
  ...[noDenialConsumesReceive, floodAddsItsWait, asksActedOnOnce, answersArePut, logsAreDiscreet],
];
