import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleOf } from '../../functions/catalog/example.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import { CARRIERS, type Format, type HandedOver } from './a-carrier.ts';
import { type ACloud, phoneNumber } from './a-cloud.ts';
import { entry } from './an-event.ts';
import { COMES_AGAIN_SECONDS } from './spoiling.ts';

/** Texts to phones of a cloud, and what is written back from there. */
export function aCorrespondence(cloud: ACloud) {
  const secret = (): string =>
    JSON.parse(readFileSync(join(cloud.stateDir, 'secrets.json'), 'utf8')).replies;

  const nowMs = async (): Promise<number> => {
    const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
    return Date.parse(now);
  };

  const call = async ({ path, headers, body }: HandedOver) => {
    const answer = await fetch(cloud.outputs['ApiUrl'] + path, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  /** An event of a kind, by the cloud's own time. */
  const happens = async (kind: string, phone: string, eventId: string, change: object) => {
    const at = { eventId, nowMs: await nowMs() };
    await cloud.put(exampleOf(entry(kind), at, { recipient: { phone }, ...change }));
  };

  return {
    secret,
    happens,
    nowMs,
    call,
    /** A phone of its own, on which a kind of the catalog has rung. */
    async askedBy(kind: string, ...items: readonly (readonly [id: string, change?: object])[]) {
      phones += 1;
      const phone = phoneNumber(50_000 + phones);
      for (const [code, change] of items) {
        const item = { id: `item-${phone}-${code}`, code, category: '腕表', version: 3 };
        await happens(kind, phone, `${kind}-${phone}-${code}`, { item, ...change });
        await cloud.travel(2);
      }
      return phone;
    },
    /** As a carrier hands it over, so many times; all that follows from it is done. */
    async write(phone: string, text: string, { by = 'generic', times = 1, ...more }: Writing = {}) {
      ids += 1;
      const written = { phone, text, id: `id-${ids}`, atMs: await nowMs(), ...more };
      const answers = [];
      for (let time = 0; time < times; time += 1) {
        answers.push(await call(CARRIERS[by](written, secret())));
      }
      await cloud.travel(1);
      return answers;
    },
    /** After whatever comes again has come. */
    settle: async () => cloud.travel(2 * COMES_AGAIN_SECONDS),
    /** What was put on the bus about that phone, of what was replied. */
    async commandsOf(phone: string): Promise<readonly Envelope[]> {
      return (await cloud.said()).filter(
        ({ 'detail-type': type, detail }) =>
          !type.startsWith('Notification') && JSON.stringify(detail).includes(phone),
      );
    },
    async textsOf(phone: string): Promise<readonly string[]> {
      return (await cloud.inbox(phone)).map(({ text }) => text);
    },
  };
}

interface Writing {
  readonly by?: Format;
  readonly times?: number;
  readonly id?: string;
  readonly inReplyTo?: string;
}

let phones = 0;
let ids = 0;
