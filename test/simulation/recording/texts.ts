import type { OutgoingText } from '../../../functions/ports.ts';
import type { Publish } from '../history.ts';
import type { Worker } from '../world/worker.ts';
import type { Mutable } from './mutable.ts';
import type { Noting } from './noting.ts';

/** Texts on their way to the carrier. */
export function recordTexts({ nowMs, note }: Noting) {
  const publishes: Mutable<Publish>[] = [];
  const byMessage = new Map<string, Mutable<Publish>>();
  return {
    publishes,
    publishing({ phone, text, lane }: OutgoingText, parts: number, worker: Worker): Publish {
      const last = worker.telling.get(phone);
      // One claim is for one text.
      const telling = last?.isGranted === true && last.publish === undefined ? last : undefined;
      const publish: Mutable<Publish> = {
        notificationId: telling?.notification.id ?? '',
        eventIds: telling?.eventIds ?? [],
        isFlush: telling?.notification.flush !== undefined,
        kind: telling?.notification.kind.name ?? '',
        ...{ lane, phone, text, parts, worker: worker.ordinal, aheadMs: worker.aheadMs },
        begunAtMs: telling?.begunAtMs,
        claimedAtMs: telling?.claimedAtMs,
        atMs: nowMs(),
        ...{ acceptedAtMs: undefined, messageId: undefined, heard: undefined },
        settledAtMs: undefined,
      };
      publishes.push(publish);
      if (telling !== undefined) telling.publish = publish;
      note(`publish ${lane} ${publish.notificationId} ${text}`);
      return publish;
    },
    accepted(publish: Mutable<Publish>, messageId: string): void {
      publish.acceptedAtMs = nowMs();
      publish.messageId = messageId;
      byMessage.set(messageId, publish);
      note(`accepted ${messageId} ${publish.phone}`);
    },
    heard(publish: Mutable<Publish>, is: Publish['heard']): void {
      publish.heard = is;
    },
    /** Its settling was written. */
    settled(messageId: string): void {
      const publish = byMessage.get(messageId);
      if (publish !== undefined) publish.settledAtMs ??= nowMs();
    },
  };
}
