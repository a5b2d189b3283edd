import { setTimeout as wait } from 'node:timers/promises';

interface Outcome {
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

/** Waits for what a local cloud makes of an event, and says it in words. */
export async function followEvent(endpoint: string, eventId: string): Promise<string> {
  const patience = performance.now() + PATIENCE_MS;
  while (performance.now() < patience) {
    const { events } = await get<{ events: Outcome[] }>(`${endpoint}/_dingdong/events`);
    const outcome = events.find(({ detail }) => detail.eventId === eventId);
    if (outcome !== undefined) return inWords(endpoint, outcome);
    await wait(100);
  }
  return 'Nothing has rung: told before, or still on its way. What functions write is in .dingdong/logs.';
}

const PATIENCE_MS = 5_000;

async function inWords(
  endpoint: string,
  { 'detail-type': type, detail }: Outcome,
): Promise<string> {
  if (type !== 'NotificationSent') return `${type}: ${detail.reason}`;
  const { messages } = await get<{ messages: Text[] }>(`${endpoint}/_aws/sns/sms-messages`);
  const text = messages.find(({ messageId }) => messageId === detail.messageId);
  if (text === undefined) return 'It rang, and the inbox was emptied since.';
  return `叮咚  ${text.phoneNumber}  (${text.parts} ${text.parts === 1 ? 'part' : 'parts'})\n${text.text}`;
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.json()) as T;
}
