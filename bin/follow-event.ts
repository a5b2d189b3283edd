import { setTimeout as wait } from 'node:timers/promises';
import { partsInWords } from './terminal.ts';

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
 * on the bus, or, on a stage where it says nothing of what it sent, by the phone's next text.
 */
export async function followEvent(
  endpoint: string,
  eventId: string,
  phone: string,
  put: () => Promise<void>,
): Promise<string> {
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

  // What was there before is not this event's doing.
  const [saidBefore, textsBefore] = [(await said()).length, (await texts()).length];
  await put();
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
    await wait(100);
  }
  return (
    'The phone has not rung: told before, still on its way, ' +
    'or held back on a stage that announces failures alone.'
  );
}

const PATIENCE_MS = 5_000;

const ringInWords = ({ phoneNumber, parts, text }: Text): string =>
  `叮咚  ${phoneNumber}  (${partsInWords(parts)})\n${text}`;

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.json()) as T;
}
