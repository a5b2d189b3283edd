import { type DeadLettering, putDeadLetter } from '../batch/dead-letter.ts';
import { nameOf } from '../domain/error-name.ts';
import type { MetricName } from '../domain/metric-name.ts';
import type { Announcer } from '../ports/announcer.ts';
import type { Metrics } from '../ports.ts';
import { announcementOf } from './announcement.ts';
import type { Ended, Ending } from './ending.ts';

export interface Concluding extends DeadLettering {
  readonly announcer: Announcer;
  /** Whether `NotificationSent` and `NotificationSuppressed` are put; failures always are. */
  readonly announcesAll: boolean;
  readonly metrics: Metrics;
}

/** Makes the endings of a batch known, and answers the ids of the records that must come again. */
export function createConclude(deps: Concluding) {
  return async function conclude(all: readonly Ended[]): Promise<readonly string[]> {
    const ended = await Promise.all(all.map((one) => deadLetter(deps, one)));
    for (const { ending } of ended) {
      deps.metrics.count(...measureOf(ending));
      if (ending.is === 'sent') deps.metrics.count('PartsSent', undefined, ending.parts);
      if (ending.is === 'sent' && ending.hours !== 'open') {
        deps.metrics.count('OutOfHours', ending.hours);
      }
    }
    await announce(deps, ended);
    await Promise.all(ended.map(({ ending }) => 'thereupon' in ending && ending.thereupon?.()));
    return ended.flatMap(({ record, ending }) =>
      ending.is === 'returned' ? [record.messageId] : [],
    );
  };
}

async function deadLetter(deps: Concluding, ended: Ended): Promise<Ended> {
  const { record, ending } = ended;
  if (ending.is !== 'failed' || (await putDeadLetter(deps, record, ending.reason))) return ended;
  return { record, ending: { is: 'returned', reason: 'broken' } };
}

/** An announcement that fails is counted and let go: the text was sent, and must not be twice. */
async function announce(deps: Concluding, ended: readonly Ended[]): Promise<void> {
  const announcements = ended.flatMap((one) => {
    const isWanted = deps.announcesAll || one.ending.is === 'failed';
    const announcement = isWanted ? announcementOf(one.ending) : undefined;
    return announcement === undefined ? [] : [announcement];
  });
  if (announcements.length === 0) return;
  try {
    await deps.announcer.announce(announcements);
  } catch (error) {
    deps.metrics.count('Unannounced', undefined, announcements.length);
    deps.log.warn('announcing failed', { error: nameOf(error), count: announcements.length });
  }
}

function measureOf(ending: Ending): [name: MetricName, reason?: string] {
  switch (ending.is) {
    case 'sent':
      return ['Sent'];
    case 'suppressed':
      return ['Suppressed', ending.reason];
    case 'deferred':
      return ['Deferred', ending.because];
    case 'duplicate':
      return ['Duplicate'];
    case 'failed':
      // The class alone: a reason in full would make a metric of its own for every field.
      return ['DeadLettered', ending.reason.replace(/:.*/s, '')];
    case 'returned':
      return ['Returned', ending.reason];
    default:
      return ending satisfies never;
  }
}
