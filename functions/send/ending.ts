import type { QueueRecord } from '../batch/queue-record.ts';
import type { DeferReason, HoursPassed, SuppressReason } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import type { Subject } from '../domain/subject.ts';

export interface Ended {
  readonly record: QueueRecord;
  readonly ending: Ending;
}

/** What became of one record of a batch. Every record has exactly one. */
export type Ending =
  | {
      readonly is: 'sent';
      readonly notification: Notification;
      readonly messageId: string;
      readonly parts: number;
      readonly hours: HoursPassed;
    }
  | (Final & {
      readonly is: 'suppressed';
      readonly notification: Notification;
      readonly reason: SuppressReason;
    })
  /** Back on the queue at a time that was decided on, itself or with others in a digest. */
  | { readonly is: 'deferred'; readonly because: DeferReason | 'digest' }
  /** Told before, by this record or by another copy. */
  | { readonly is: 'duplicate' }
  /** To the dead-letter queue. Without a subject where the record names none. */
  | (Final & { readonly is: 'failed'; readonly reason: string; readonly subject?: Subject })
  /** Back on the queue: it comes again once its visibility timeout is over. */
  | { readonly is: 'returned'; readonly reason: ReturnReason };

interface Final {
  /**
   * What may be done only once its letter lies there and its announcement is put: whoever dies
   * before leaves all as it was, to be found again. Never throws.
   */
  readonly thereupon?: () => Promise<void>;
}

type ReturnReason = 'leased' | 'unconfirmed' | 'out-of-time' | 'broken';
