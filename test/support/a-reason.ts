import { kindsOf } from '../../functions/catalog/index.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { rejectionReason } from '../../functions/domain/rejection.ts';
import { NOON_MS } from './an-event.ts';

/** Why the transactional lane would dead-letter a body at noon; `valid` where it would not. */
export function reasonFor(body: string): string {
  const parsed = parseNotification(body, kindsOf('transactional'), NOON_MS);
  return parsed.valid ? 'valid' : rejectionReason(parsed.rejection);
}
