import type { Announcement } from '../../../functions/ports/announcer.ts';
import type { Log, LogFields } from '../../../functions/ports.ts';
import type { Command, Reply } from '../correspondence.ts';
import type { Verdict } from '../history.ts';
import type { Worker } from '../world/worker.ts';
import type { Mutable } from './mutable.ts';
import type { Noting } from './noting.ts';
import type { Detail } from './put-event.ts';

/** What people and functions say: replies, what became of things, commands, logs. */
export function recordSayings({ nowMs, note }: Noting) {
  const verdicts: Verdict[] = [];
  const replies: Mutable<Reply>[] = [];
  const byId = new Map<string, Mutable<Reply>>();
  const commands: Command[] = [];
  const logged: string[] = [];
  let logs = 0;
  return {
    ...{ verdicts, replies, commands, logged },
    /** A sender wants to say what became of something. */
    said({ type, detail }: Announcement, worker: Worker): void {
      const is = VERDICTS.get(type);
      if (is === undefined) return;
      const { notificationId: id, eventId, reason } = detail;
      verdicts.push({
        ...{ is, notificationId: String(id), eventId: String(eventId) },
        ...(reason === undefined ? {} : { reason: String(reason) }),
        ...{ atMs: nowMs(), worker: worker.ordinal },
      });
      note(`said ${type} ${eventId} ${reason}`);
    },
    replied(reply: Reply): void {
      replies.push(reply);
      byId.set(reply.id, reply);
      note(`reply ${reply.id} ${reply.text}`);
    },
    /** The door took it, for the first time. */
    taken(id: string): void {
      const reply = byId.get(id);
      if (reply !== undefined) reply.takenAtMs ??= nowMs();
    },
    /** What dingdong says on the bus; commands are kept. */
    putOnBus(type: string, detail: Detail): void {
      note(`bus ${type} ${detail['commandId'] ?? detail['notificationId']}`);
      if (detail['commandId'] === undefined) return;
      const { commandId, recipient, ask, answer, days } = detail as unknown as Commanded;
      commands.push({
        ...{ type, commandId, phone: recipient.phone, atMs: nowMs() },
        ...(ask === undefined ? {} : { ask }),
        ...(answer === undefined ? {} : { answer }),
        ...(days === undefined ? {} : { days }),
      });
    },
    logOf(_worker: Worker): Log {
      const log = (message: string, fields: LogFields = {}) => {
        logs += 1;
        // Each is made anew, and like a thousand others.
        if (logs % LOGGED_ONE_IN === 0) {
          logged.push(JSON.stringify({ message, ...fields }));
        }
      };
      return { info: log, warn: log, error: log };
    },
  };
}

const VERDICTS: ReadonlyMap<string, Verdict['is']> = new Map([
  ['NotificationSent', 'sent'],
  ['NotificationSuppressed', 'suppressed'],
  ['NotificationFailed', 'failed'],
]);

const LOGGED_ONE_IN = 10;

type Commanded = Pick<Command, 'commandId' | 'ask' | 'answer' | 'days'> & {
  readonly recipient: { readonly phone: string };
};
