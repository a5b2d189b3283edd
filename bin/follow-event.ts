import { setTimeout as wait } from 'node:timers/promises';
import type { Kind } from '../functions/domain/kind.ts';
import { notificationId } from '../functions/domain/notification-id.ts';
import { settingsFor } from '../lib/settings.ts';
import type { Deferral } from '../local/deferral-line.ts';
import type { Running } from '../local/state-files.ts';
import { localTime } from './local-time.ts';
import { allDelivered } from './running.ts';
import { searchDeferrals } from './search-deferrals.ts';
import { partsInWords } from './terminal.ts';

interface Followed {
  readonly running: Running;
  readonly kind: Kind;
  readonly eventId: string;
  /** E.164. */
  readonly phone: string;
  /** The cloud's time, in milliseconds since the epoch. */
  readonly nowMs: number;
}

interface Said {
  readonly 'detail-type': string;
  readonly detail: {
    readonly eventId?: string;
    readonly messageId?: string;
    readonly reason?: string;
  };
}

interface Text {
  readonly messageId: string;
  readonly phoneNumber: string;
  readonly text: string;
  readonly parts: number;
}

/**
 * Does `put`, and says in words what a local cloud made of the event: by what dingdong says of it
 * on the bus, or, on a stage where it says nothing of what it sent, by the phone's next text; of
 * one that waits, by the sender's log.
 */
export async function followEvent(event: Followed, put: () => Promise<void>): Promise<string> {
  const { running, kind, eventId, phone, nowMs } = event;
  const { endpoint } = running;
  const said = async () =>
    (await get<{ events: Said[] }>(`${endpoint}/_dingdong/events`)).events.filter(
      ({ detail }) => detail.eventId === eventId,
    );
  const texts = async () =>
    (
      await get<{ messages: Text[] }>(
        `${endpoint}/_aws/sns/sms-messages?phone=${encodeURIComponent(phone)}`,
      )
    ).messages;
  const deferralOf = searchDeferrals(running, kind.lane);
  const id = notificationId(kind.name, eventId, phone);

  // What was there before is not this event's doing.
  const [saidBefore, textsBefore] = [(await said()).length, (await texts()).length];
  await put();
  // On a machine that is overrun a function may take longer to begin than anybody's patience.
  await allDelivered(running);
  const patience = performance.now() + PATIENCE_MS;
  while (performance.now() < patience) {
    const outcome = (await said())[saidBefore];
    const rung = await texts();
    if (outcome !== undefined && outcome['detail-type'] !== 'NotificationSent') {
      return `${outcome['detail-type']}: ${outcome.detail.reason}`;
    }
    const text =
      outcome === undefined
        ? rung[textsBefore]
        : rung.find(({ messageId }) => messageId === outcome.detail.messageId);
    if (text !== undefined) return ringInWords(text);
    // A text that rings does so before it is said to be sent.
    if (outcome !== undefined) return SENT_IN_VAIN;
    const [deferral] = await Promise.all([deferralOf(id, nowMs), wait(100)]);
    if (deferral !== undefined) return waitInWords(deferral, event);
  }
  return (
    'The phone has not rung: told before, still on its way, ' +
    'or held back on a stage that announces failures alone.'
  );
}

const PATIENCE_MS = 5_000;

const SENT_IN_VAIN =
  'SNS took it, and the phone has not rung: the delivery logs say why (docs/runbook.md).';

const ringInWords = ({ phoneNumber, parts, text }: Text): string =>
  `叮咚  ${phoneNumber}  (${partsInWords(parts)})\n${text}`;

function waitInWords({ until, because }: Deferral, { running, nowMs }: Followed): string {
  const untilMs = Date.parse(until);
  const { timeZone } = settingsFor(running.stage);
  const advanceSeconds = Math.ceil((untilMs - nowMs) / 1_000) + SCHEDULER_KEEPS_SECONDS;
  return [
    `It waits until ${localTime(untilMs, timeZone)} (${timeZone}): ${because}`,
    'To have it now, put the clock forward:',
    `curl -d '${JSON.stringify({ advanceSeconds })}' ${running.endpoint}/_dingdong/clock`,
  ].join('\n');
}

/** What falls due within a minute goes off at its end. */
const SCHEDULER_KEEPS_SECONDS = 60;

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.json()) as T;
}
