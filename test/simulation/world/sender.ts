import { tablePace } from '../../../functions/adapters/controls/table-pace.ts';
import { cappedClaims } from '../../../functions/adapters/recipients/capped-claims.ts';
import { tableGatherings } from '../../../functions/adapters/recipients/gatherings.ts';
import { marketingClaims } from '../../../functions/adapters/recipients/marketing-claims.ts';
import { itemMarks } from '../../../functions/adapters/recipients/marks.ts';
import { recipientMemory } from '../../../functions/adapters/recipients/memory.ts';
import { knownRecipients } from '../../../functions/adapters/recipients/recipients.ts';
import { ringReservations } from '../../../functions/adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../../functions/adapters/recipients/transactional-claims.ts';
import { ENTRIES, KINDS, kindsOf } from '../../../functions/catalog/index.ts';
import { markSeconds, superseders } from '../../../functions/domain/item-mark.ts';
import type { Lane } from '../../../functions/domain/lane.ts';
import type { Claims } from '../../../functions/ports.ts';
import { createSend, type SendDeps } from '../../../functions/send/send.ts';
import { lanePace } from '../../../lib/lane-pace.ts';
import { laneRing } from '../../../lib/lane-ring.ts';
import { laneTiming } from '../../../lib/lane-timing.ts';
import type { Settings } from '../../../lib/settings.ts';
import { policyOf, voiceOf } from '../../support/stage-terms.ts';
import { surroundOf } from './surround.ts';
import type { Surroundings } from './surroundings.ts';
import { watchedClaims, watchedGatherings, watchedPace } from './watched.ts';
import type { Worker } from './worker.ts';

/** The sender of a lane, wired as its handler wires it, over what a worker has around it. */
export function senderOf(around: Surroundings, lane: Lane, worker: Worker) {
  const { settings, tables, queues, carrier } = around;
  const timing = laneTiming(settings);
  const table = tables.recipientsOf(worker);
  const surround = surroundOf(around, worker);
  const markSeconds = MARK_SECONDS;
  const deps: SendDeps = {
    ...surround,
    ...{
      lane,
      kinds: KINDS_OF[lane],
      supersedersOf: SUPERSEDERS_OF,
      policy: policyOf(settings, lane),
    },
    recipients: knownRecipients(table),
    marks: itemMarks(table, markSeconds, surround.clock),
    markLifeMs: markSeconds * 1_000,
    memory: recipientMemory(table),
    claims: watchedClaims(around, worker, claimsOf(settings, lane, table)),
    gatherings: watchedGatherings(around, worker, tableGatherings(table)),
    pace: watchedPace(around, worker, paceOf(around, lane, worker)),
    carrier: carrier.of(worker),
    deadLetters: queues.deadLettersOf(worker, lane),
    deferrals: queues.deferralsOf(worker, lane),
    announcesAll: true,
    voice: voiceOf(settings),
    ...{ timeZone: settings.timeZone, partFen: settings.partFen },
    slotGraceMs: settings.slotGraceMs,
    tellMs: timing.tellSeconds * 1_000,
    publishWithinMs: (timing.publishSlackSeconds - settings.publishTimeoutSeconds) * 1_000,
    comesAgainMs: timing.visibilitySeconds * 1_000,
    unknownIsFinal: lane === 'marketing',
  };
  return createSend(deps);
}

const KINDS_OF = { transactional: kindsOf('transactional'), marketing: kindsOf('marketing') };
const SUPERSEDERS_OF = superseders(ENTRIES);
const MARK_SECONDS = markSeconds(ENTRIES);

const paceOf = ({ settings, tables }: Surroundings, lane: Lane, worker: Worker) =>
  tablePace(tables.controlsOf(worker), {
    partsPerSecond: settings.partsPerSecond,
    recoverySeconds: settings.paceRecoverySeconds,
    maxWaitMs: lanePace(lane, KINDS, settings).slotWaitSeconds * 1_000,
  });

function claimsOf(settings: Settings, lane: Lane, table: RecipientsTable): Claims {
  const { leaseSeconds } = laneTiming(settings);
  const windows = settings.quotas[lane];
  const length = laneRing(lane, KINDS, settings);
  const needsConsent = settings.marketingConsent === 'required';
  return lane === 'marketing'
    ? marketingClaims(table, { windows, length, leaseSeconds, needsConsent })
    : cappedClaims(
        transactionalClaims(table, leaseSeconds),
        ringReservations(table, windows, length),
      );
}
