import type { EventBus } from './event-bus.ts';
import type { LogRecord } from './log-record.ts';
import { isRecord } from './record.ts';
import type { Replies } from './replies.ts';
import type { SmsCarrier } from './sms.ts';

interface Heard {
  readonly events: Pick<EventBus, 'onEvent'>;
  readonly sms: Pick<SmsCarrier, 'onRing'>;
  readonly replies: Pick<Replies, 'onWritten'>;
}

/** Tells the record whose phones, which titles and which replies this cloud has to do with. */
export function recordHidden(record: LogRecord, { events, sms, replies }: Heard): void {
  events.onEvent(({ detail }) => {
    if (!isRecord(detail)) return;
    const { recipient, item } = detail;
    if (isRecord(recipient)) hide('phone', recipient['phone']);
    if (isRecord(item)) hide('title', item['title']);
  });
  sms.onRing(({ phoneNumber }) => hide('phone', phoneNumber));
  replies.onWritten(({ phoneNumber, text }) => {
    hide('phone', phoneNumber);
    hide('reply', text);
  });

  function hide(what: 'phone' | 'title' | 'reply', text: unknown): void {
    if (typeof text === 'string') record.hides(what, text);
  }
}
