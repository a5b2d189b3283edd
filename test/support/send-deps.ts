import { ENTRIES, kindsOf } from '../../functions/catalog/index.ts';
import type { CarrierAnswer } from '../../functions/domain/carrier-answer.ts';
import { markSeconds, supersedersOf } from '../../functions/domain/item-mark.ts';
import type { Lane } from '../../functions/domain/lane.ts';
import type { Preferences } from '../../functions/domain/preferences.ts';
import type { Announcement } from '../../functions/ports/announcer.ts';
import type { OutgoingText } from '../../functions/ports.ts';
import { createSend, type SendDeps } from '../../functions/send/send.ts';
import { chose } from './a-recipient.ts';
import { aVoice } from './a-voice.ts';
import { NOON_MS } from './an-event.ts';
import { aPolicy } from './circumstances.ts';
import { memoryControls, NO_WAIT } from './memory-controls.ts';
import { memoryDeferrals } from './memory-deferrals.ts';
import { memoryGatherings } from './memory-gatherings.ts';
import { memoryLog } from './memory-log.ts';
import { aMemory } from './memory-recipients.ts';

export const LEASE_SECONDS = 23;

/** Of the senders here: one of the stage `prod` would be a day's work for its clock. */
const QUOTAS = {
  transactional: [{ cap: 10, windowSeconds: 86_400 }],
  marketing: [{ cap: 3, windowSeconds: 86_400 }],
};

/**
 * A sender whose surroundings are in memory, and everything that they saw. It takes whoever has
 * said nothing for somebody who wants marketing.
 */
export function aSender(change: Partial<SendDeps> & { readonly lane?: Lane } = {}) {
  const { lane = 'transactional', ...overrides } = change;
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const carrier = aCarrier();
  const deadLetters: { body: string; reason: string }[] = [];
  const waiting = memoryDeferrals();
  const announced: Announcement[] = [];
  const controls = memoryControls();
  const counted: string[] = [];
  const { log, logged } = memoryLog();
  let tokens = 0;
  const { claimsOf, ...memory } = aMemory({ windows: QUOTAS, leaseSeconds: LEASE_SECONDS });
  const deps: SendDeps = {
    ...{ kinds: kindsOf(lane), supersedersOf: (name) => supersedersOf(name, ENTRIES) },
    ...memory,
    markLifeMs: markSeconds(ENTRIES) * 1000,
    claims: claimsOf(lane),
    gatherings: memoryGatherings(),
    deferrals: waiting.deferrals,
    ...{ lane, pace: controls.paceOf(NO_WAIT), timer: { until: async () => {} } },
    ...{ timeZone: 'Asia/Shanghai', partFen: 20, slotGraceMs: 250 },
    carrier,
    deadLetters: { put: async (body, reason) => void deadLetters.push({ body, reason }) },
    announcer: { announce: async (all) => void announced.push(...all) },
    announcesAll: true,
    policy: aPolicy({ windows: QUOTAS[lane], needsConsent: false, runawayTexts: 200 }),
    voice: aVoice(),
    tellMs: 11_000,
    publishWithinMs: 23_000,
    comesAgainMs: 120_000,
    unknownIsFinal: lane === 'marketing',
    clock,
    tokens: { next: () => String(++tokens).padStart(8, '0') },
    log,
    metrics: {
      count(name, reason) {
        // Beside each text that was sent.
        if (name === 'PartsSent') return;
        counted.push(reason === undefined ? name : `${name} ${reason}`);
      },
      flush: () => {},
    },
    ...overrides,
  };
  const send = createSend(deps);
  let records = 0;
  return {
    ...{ controls, clock, carrier, waiting, deadLetters, announced, counted, logged },
    ...{ memory: deps.memory, marks: deps.marks, gatherings: deps.gatherings },
    ...{ claims: deps.claims, recipients: deps.recipients },
    state: memory.state,
    /** Has somebody choose, before noon. */
    choose: async (phone: string, change: Partial<Preferences>) =>
      memory.state.amend(phone, chose(change)),
    /** A worker of its own, that shares all but the memory of this one. */
    another: () => createSend(deps),
    send: (...bodies: string[]) =>
      send(
        bodies.map((body) => ({ messageId: `m-${++records}`, body })),
        () => 20_000,
      ),
    /** The first record once more, as the queue hands it out: to a worker that knows nothing. */
    again: (body: string) => createSend(deps)([{ messageId: 'm-1', body }], () => 20_000),
  };
}

/** Accepts every text, unless it was told to answer otherwise; its answers are used once each. */
function aCarrier(...answers: CarrierAnswer[]) {
  const texts: OutgoingText[] = [];
  return {
    texts,
    answers,
    async publish(text: OutgoingText): Promise<CarrierAnswer> {
      const answer = answers.shift() ?? { is: 'accepted', messageId: `sms-${texts.length + 1}` };
      if (answer.is === 'accepted') texts.push(text);
      return answer;
    },
  };
}
