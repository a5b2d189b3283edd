import { ENTRIES } from '../../functions/catalog/index.ts';
import { askOf } from '../../functions/domain/ask.ts';
import type { Inbound } from '../../functions/domain/inbound.ts';
import { inboundBody } from '../../functions/domain/inbound-body.ts';
import { supersedersOf } from '../../functions/domain/item-mark.ts';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import type { Announcement } from '../../functions/ports/announcer.ts';
import { createReply, type ReplyDeps } from '../../functions/reply/reply.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { memoryAllowance } from '../support/memory-allowance.ts';
import { memoryAsks } from '../support/memory-asks.ts';
import { memoryChoices } from '../support/memory-choices.ts';
import { memoryLog } from '../support/memory-log.ts';
import { memoryRecipients } from '../support/memory-recipients.ts';
import { memoryReplies } from '../support/memory-replies.ts';
import { aMemoryState } from '../support/memory-state.ts';

export const PHONE = '+8613800138000' as PhoneNumber;

/** A reader of replies whose surroundings are in memory, and everything that they saw. */
export function aReader(change: (deps: ReplyDeps) => ReplyDeps = (deps) => deps) {
  const clock = { now: NOON_MS, nowMs: () => clock.now };
  const state = aMemoryState();
  const put: Announcement[] = [];
  const answers: Record<string, unknown>[] = [];
  let tokens = 0;
  const deadLetters: { body: string; reason: string }[] = [];
  const counted: string[] = [];
  const { log, logged } = memoryLog();
  const deps: ReplyDeps = change({
    asks: memoryAsks(state),
    replies: memoryReplies(),
    allowance: memoryAllowance(),
    choices: memoryChoices(state),
    memory: memoryRecipients(state).memory,
    announcer: { announce: async (all) => void put.push(...all) },
    answers: { put: async (bodies) => void answers.push(...bodies.map((b) => JSON.parse(b))) },
    deadLetters: { put: async (body, reason) => void deadLetters.push({ body, reason }) },
    supersedersOf: (kind) => supersedersOf(kind, ENTRIES),
    answersPerDay: 5,
    timeZone: 'Asia/Shanghai',
    clockSkewMs: 2_000,
    ...{ leaseMs: 33_000, replyMs: 1_000, tokens: { next: () => `token-${++tokens}` } },
    clock,
    log,
    metrics: { count: (...what) => void counted.push(what.join(' ')), flush: () => {} },
  });
  const reply = createReply(deps);

  return {
    ...{ clock, state, put, answers, deadLetters, counted, logged, reply },
    /** As if its text had gone out a minute ago. */
    asked(kind: string, change: Readonly<Record<string, unknown>> = {}): void {
      const notification = aNotification(kind, change);
      state.notifications.set(notification.id, {
        phone: PHONE,
        state: 'sent',
        attempt: 1,
        token: 'token',
        sent: { messageId: `message-${notification.id}`, parts: 1 },
        ask: askOf(notification, clock.now - 60_000),
      });
    },
    /** @returns whether it must come again */
    async write(text: string, more: Partial<Inbound> = {}, remainingMs = 60_000) {
      ids += 1;
      const inbound = { id: `generic:${ids}`, from: PHONE, text, receivedAtMs: clock.now, ...more };
      const record = { messageId: `record-${ids}`, body: inboundBody(inbound) };
      return (await reply([record], () => remainingMs)).length > 0;
    },
    kinds: () => answers.map((answer) => answer['detail-type']),
    types: () => put.map(({ type }) => type),
  };
}

let ids = 0;
