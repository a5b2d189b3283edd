import type { Notification } from '../../functions/domain/notification.ts';
import { notificationId } from '../../functions/domain/notification-id.ts';
import type { Attempt, Claims, Memory } from '../../functions/ports.ts';
import { phoneNumber } from './a-cloud.ts';
import { aRandom, type Random } from './a-random.ts';
import { aToken, SENT } from './an-attempt.ts';
import { aNotification, NOON_MS } from './an-event.ts';
import { emptyHistory, givenUpKey, type History } from './oracle.ts';

interface CrowdOptions {
  readonly claims: Claims;
  readonly memory: Memory;
  readonly kind: string;
  /** How many claims are asked for, in waves of 50 that are under way at once. */
  readonly claimsMax: number;
  readonly seed: number;
}

/** How far the workers' clocks are off, each way. */
export const JITTER_MS = 2_000;

const PHONES = 20;
const AT_ONCE = 50;

/** A third of an hour: of the windows of a minute, an hour and a day some are over by then. */
const WAVE_MS = 1_200_000;

/** A record may come again, or have a copy, so many waves after it was new. */
const COMES_AGAIN_WAVES = 8;

/** How long claims must be remembered, so that none is taken for new. */
export const MEMORY_SECONDS = (COMES_AGAIN_WAVES * WAVE_MS + 2 * JITTER_MS) / 1000;

/**
 * Workers with clocks that differ, who claim for a few phones side by side: new notifications,
 * copies of them, and records that come again. Some claims' answers are lost, some workers die with
 * a claim, some texts the carrier refuses, some are given up; and now and then somebody refuses
 * marketing, or wants it.
 */
export async function runCrowd(options: CrowdOptions): Promise<History> {
  const random = aRandom(options.seed);
  const history = emptyHistory();
  const recordOf = createRecords(options.kind, random);
  for (let tick = 0; tick * AT_ONCE < options.claimsMax; tick += 1) {
    const waveMs = NOON_MS + tick * WAVE_MS;
    const wave = Array.from({ length: AT_ONCE }, () => {
      const phone = phoneNumber(random.whole(PHONES));
      return random.happens(tick === 0 ? 0.5 : 0.02)
        ? answering(options.memory, history, { phone, tick, atMs: waveMs }, random)
        : claiming(options.claims, history, { ...recordOf(phone, tick), tick, waveMs }, random);
    });
    await Promise.all(wave.map((work) => work()));
  }
  return history;
}

interface Work extends Record {
  readonly tick: number;
  readonly waveMs: number;
}

/** All that is left to chance is drawn before anything begins: a seed means the same again. */
function claiming(claims: Claims, history: History, work: Work, random: Random) {
  const { notification, recordId, tick, waveMs } = work;
  const nowMs = waveMs + random.whole(2 * JITTER_MS + 1) - JITTER_MS;
  const attempt: Attempt = { token: aToken(random.next()), recordId, nowMs };
  const isAnswerLost = random.happens(0.05);
  const fate = fateOf(random);
  const { id, recipient } = notification;

  return async () => {
    const first = await claims.claim(notification, attempt);
    // The SDK asks again for what was written.
    const claim = isAnswerLost ? await claims.claim(notification, attempt) : first;
    if (claim.is === 'settled') history.settled.add(id);
    if (claim.is !== 'granted') return;
    const text = { id, phone: recipient.phone, recordId, atMs: nowMs, tick };
    if (fate === 'accepted') {
      history.accepted.push(text);
      return afterwards(claims.settle(notification, attempt, SENT));
    }
    history.untold.add(id);
    if (fate === 'refused') {
      return afterwards(claims.release(notification, { ...attempt, ordinal: claim.ordinal }));
    }
    history.perhaps.set(id, text);
    if (fate === 'unknown') {
      await afterwards(claims.giveUp(notification, attempt));
      history.givenUp.set(givenUpKey(id, recordId), tick);
    }
  };
}

/** Whatever becomes of it, as in the sender: what was sent was sent. */
const afterwards = (work: Promise<void>): Promise<void> => work.catch(() => undefined);

type Fate = 'accepted' | 'refused' | 'unknown' | 'died';

const fateOf = (random: Random): Fate => {
  const drawn = random.whole(100);
  if (drawn < 80) return 'accepted';
  if (drawn < 88) return 'refused';
  return drawn < 94 ? 'unknown' : 'died';
};

function answering(
  memory: Memory,
  history: History,
  { phone, tick, atMs }: { readonly phone: string; readonly tick: number; readonly atMs: number },
  random: Random,
) {
  const is = random.happens(0.3) ? 'refusal' : 'consent';
  return async () => {
    await memory.remember(phone, { is, atMs, via: 'crowd' });
    history.answers.push({ phone, is, tick });
  };
}

interface Record {
  readonly notification: Notification;
  readonly recordId: string;
}

/** Records of which two in five are copies of an earlier one, or come again. */
function createRecords(kind: string, random: Random) {
  const template = aNotification(kind);
  const known = new Map<string, (Record & { readonly tick: number })[]>();
  let made = 0;
  return (phone: string, tick: number): Record => {
    const recent = (known.get(phone) ?? []).filter((one) => tick - one.tick <= COMES_AGAIN_WAVES);
    made += 1;
    const old = recent[random.whole(recent.length)];
    if (old !== undefined && random.happens(0.4)) {
      return random.happens(0.5) ? old : { ...old, recordId: `copy-${made}` };
    }
    const recipient = { ...template.recipient, phone } as Notification['recipient'];
    const eventId = `e-${made}`;
    const id = notificationId(kind, eventId, phone);
    const fresh = { notification: { ...template, id, eventId, recipient }, recordId: `r-${made}` };
    known.set(phone, [{ ...fresh, tick }, ...recent]);
    return fresh;
  };
}
