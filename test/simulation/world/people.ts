import { CARRIERS } from '../../support/a-carrier.ts';
import type { Publish } from '../history.ts';
import type { Happening, Population, PutByDingdong } from '../population.ts';
import { doorOf, preferencesOf } from './others.ts';
import type { Surroundings } from './surroundings.ts';
import type { Worker } from './worker.ts';

export interface Outside {
  /** What the plan says, each at its time. */
  begin(): void;
  /** A text reached its phone. */
  hear(publish: Publish): void;
  answer(put: PutByDingdong): void;
  /** @returns once it stands, or was tried once in vain */
  refuse(phone: string): Promise<void>;
}

interface OutsideOptions {
  readonly population: Population;
  putEvent(type: string, detail: Readonly<Record<string, unknown>>, isValid: boolean): void;
  newWorker(): Worker;
}

/** Lets the population act, by the ways that it has: the bus, carriers' webhooks, the page. */
export function createOutside(around: Surroundings, options: OutsideOptions): Outside {
  const { time, faults, recorder } = around;
  const { random } = faults;
  const { population } = options;
  let [replies, agreements] = [0, 0];

  function act(happening: Happening): void {
    switch (happening.is) {
      case 'event':
        options.putEvent(happening.type, happening.detail, happening.isValid);
        break;
      case 'reply':
        write(happening);
        break;
      case 'preferences':
        void change(happening.phone, happening.change, 3);
        break;
      default:
        happening satisfies never;
    }
  }

  const later = (happenings: readonly Happening[]) => {
    for (const one of happenings) time.at(one.atMs, () => act(one));
  };

  function write(reply: Written): void {
    replies += 1;
    const { phone, text, format, means, atMs } = reply;
    const id = `in-${replies}`;
    recorder.replied({ id, phone, text, means, writtenAtMs: atMs, takenAtMs: undefined });
    if (faults.strikes('reply never handed over')) return;
    const times = faults.strikes('reply handed over twice') ? 2 : 1;
    for (let i = 0; i < times; i += 1) {
      // Some carriers hand one text over under two ids.
      const ownId = i > 0 && random.happens(0.5) ? `${id}-again` : id;
      const body = bodyOf(reply, ownId);
      const delayMs = 500 + random.whole(i === 0 ? 5_000 : 90_000);
      time.at(time.nowMs() + delayMs, () => void handOver(format, id, body, 0));
    }
  }

  /** As carriers do: again after some minutes, until they lose patience. */
  async function handOver(format: string, id: string, body: string, tries: number): Promise<void> {
    const worker = options.newWorker();
    const call = {
      ...{ id: `call-${id}-${tries}`, format, secret: format === 'generic' ? undefined : SECRET },
      signature: signatureAt(time.nowMs()),
      body: Buffer.from(body),
    };
    const answer = await Promise.race([
      doorOf(around, worker, () => recorder.taken(id))(call),
      worker.death,
      time.pass(HTTP_TIMEOUT_MS),
    ]);
    if (answer?.status === 200) return;
    if (tries >= AGAIN_AFTER_MS.length || faults.strikes('carrier gave up its webhook')) return;
    const waitMs = AGAIN_AFTER_MS[tries] ?? 0;
    time.at(time.nowMs() + waitMs, () => void handOver(format, id, body, tries + 1));
  }

  function agree(phone: string): void {
    agreements += 1;
    const eventId = `agreed-${agreements}`;
    const occurredAt = new Date(time.nowMs()).toISOString();
    options.putEvent('ConsentGiven', { eventId, occurredAt, recipient: { phone } }, true);
  }

  async function change(phone: string, body: object, tries: number): Promise<void> {
    const worker = options.newWorker();
    const answer = await Promise.race([
      preferencesOf(
        around,
        worker,
      )({
        ...{ id: 'preferences', method: 'PUT', authorization: `Bearer ${phone}` },
        body: JSON.stringify(body),
      }),
      worker.death,
      time.pass(HTTP_TIMEOUT_MS),
    ]);
    if (answer?.status !== 200 && answer?.status !== 400 && tries > 0) {
      time.at(time.nowMs() + 60_000, () => void change(phone, body, tries - 1));
    }
  }

  return {
    begin() {
      let next = 0;
      const step = (): void => {
        const one = population.plan[next];
        if (one === undefined) return;
        next += 1;
        time.at(one.atMs, () => {
          act(one);
          step();
        });
      };
      step();
    },
    hear({ phone, text, messageId = '', kind, eventIds }) {
      const atMs = time.nowMs() + 1_000 + random.whole(4_000);
      time.at(atMs, () => later(population.hear({ phone, text, messageId, kind, eventIds, atMs })));
    },
    answer: (put) => later(population.answer(put)),
    refuse(phone) {
      // Else nobody would be left to text to.
      time.at(time.nowMs() + WANTS_AGAIN_MS + random.whole(WANTS_AGAIN_MS), () => agree(phone));
      return change(phone, { marketing: 'opted-out' }, 3);
    },
  };
}

type Written = Extract<Happening, { is: 'reply' }>;

function bodyOf({ phone, text, format, atMs, inReplyTo }: Written, id: string): string {
  const quoted = inReplyTo === undefined ? {} : { inReplyTo };
  return CARRIERS[format]({ phone, text, id, atMs, ...quoted }, SECRET).body;
}

const SECRET = 'a-secret-of-the-replies';

const signatureAt = (nowMs: number): string =>
  `t=${Math.floor(nowMs / 1_000)},v1=${'0'.repeat(64)}`;

/** Of API Gateway, by its quotas; after it the caller is told that it failed. */
const HTTP_TIMEOUT_MS = 30_000;

const WANTS_AGAIN_MS = 3 * 3_600_000;

/** As Aliyun does. */
const AGAIN_AFTER_MS = [60_000, 300_000, 600_000];
