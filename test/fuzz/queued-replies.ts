import { isDeepStrictEqual } from 'node:util';
import type { ReadInbound } from '../../functions/domain/inbound/read-inbound.ts';
import { inboundBody, readInbound } from '../../functions/domain/inbound-body.ts';
import { BODIES } from '../door/a-door.ts';
import { NOON_MS } from '../support/an-event.ts';
import { brokenByInbound } from './inbound.ts';
import { SECRET_TITLE } from './odd-text.ts';
import { brokenByRejection, isQueueText } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const PUT_THERE = {
  ...{ id: 'generic:in-1', from: '+8613800138000', text: SECRET_TITLE },
  ...{ receivedAtMs: NOON_MS - 60_000, inReplyTo: 'sms-1' },
};

const NOTIFICATION = {
  ...{ Type: 'Notification', MessageId: 'm-1', TopicArn: 'arn:topic', SignatureVersion: '1' },
  ...{ Message: JSON.stringify(BODIES.aws), Timestamp: '2026-11-23T03:59:00.000Z' },
};

/** What lies on the replies' queue: the door's, and SNS's of which the message is spoiled too. */
const anyRecord = anySpoiledJson([PUT_THERE, NOTIFICATION]).chain((record) =>
  anySpoiledJson([BODIES.aws]).map((message) =>
    record.replace(JSON.stringify(NOTIFICATION.Message), () => JSON.stringify(message)),
  ),
);

export function queuedReplies(
  read = (body: string): ReadInbound => readInbound(body, NOON_MS),
): Target<string> {
  return {
    name: 'queued-replies',
    share: 5,
    inputs: anyRecord,
    judge(body) {
      const reading = read(body);
      const broken = brokenOf({
        'the same text is read the same twice': isDeepStrictEqual(read(body), reading),
      });
      if (!reading.valid) {
        return { is: 'rejected', broken: [...broken, ...brokenByRejection(reading.rejection)] };
      }
      const { inbound } = reading;
      const put = inboundBody(inbound);
      const onceMore = brokenOf({
        'it is read again as it was put': isDeepStrictEqual(asJson(read(put)), asJson(reading)),
        'it can be put on a queue': isQueueText(put),
      });
      return { is: 'valid', broken: [...broken, ...brokenByInbound(inbound), ...onceMore] };
    },
  };
}

/** For which -0 is 0. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
