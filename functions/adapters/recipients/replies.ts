import type { ReplyDecision } from '../../domain/reply-decision.ts';
import type { KeptReply, Replies } from '../../ports/replies.ts';
import type { Clock } from '../../ports.ts';
import { type Item, numberOf, textOf } from '../table/item.ts';
import { sameText } from './same-text.ts';
import type { RecipientsTable } from './table.ts';

/** Replies as items `reply#<key>`. A phone's no and yes to marketing is evidence, and stays. */
export function tableReplies(table: RecipientsTable, clock: Clock): Replies {
  return {
    keyOf: sameText(table, clock),

    async find(phone, key) {
      return readKept(await table.get(phone, sortKeyOf(key)));
    },

    async keep(phone, key, reply) {
      const { decision, receivedAtMs } = reply;
      const atMs = Math.max(receivedAtMs, clock.nowMs());
      const { item } = await table.update(phone, sortKeyOf(key), {
        update:
          'SET #state = :state, decision = :decision, written = :text, receivedAtMs = :at' +
          (isEvidence(decision) ? '' : ', expiresAt = :ttl'),
        condition: 'attribute_not_exists(#state)',
        names: NAMES,
        values: {
          ':state': reply.isDone ? 'done' : 'pending',
          ':decision': JSON.stringify(decision),
          // Half a surrogate pair is no text: no table stores it.
          ':text': reply.text.toWellFormed(),
          ':at': receivedAtMs,
          ...(isEvidence(decision) ? {} : { ':ttl': Math.ceil(atMs / 1_000) + KEPT_SECONDS }),
        },
      });
      // As it was kept: by this call, by one whose answer was lost, or by another worker.
      return readKept(item) ?? reply;
    },

    async lease(phone, key, { token, nowMs, untilMs }) {
      const { done } = await table.update(phone, sortKeyOf(key), {
        update: 'SET #token = :token, leaseUntilMs = :until',
        condition:
          '#state = :pending AND ' +
          '(attribute_not_exists(leaseUntilMs) OR leaseUntilMs <= :now OR #token = :token)',
        names: { ...NAMES, '#token': 'token' },
        values: { ':pending': 'pending', ':now': nowMs, ':token': token, ':until': untilMs },
      });
      return done;
    },

    async finish(phone, key) {
      // What is forgotten stays forgotten.
      await table.update(phone, sortKeyOf(key), {
        update: 'SET #state = :done',
        condition: 'attribute_exists(#state)',
        names: NAMES,
        values: { ':done': 'done' },
      });
    },
  };
}

const NAMES = { '#state': 'state' };

/** Longer than any queue or carrier hands a reply over again. */
const KEPT_SECONDS = 30 * 86_400;

const sortKeyOf = (key: string): string => `reply#${key}`;

const isEvidence = (decision: ReplyDecision): boolean =>
  decision.do === 'opt-out' || decision.do === 'opt-in';

/** What stands there was written above. */
function readKept(item: Item): KeptReply | undefined {
  const state = textOf(item, 'state');
  if (state === undefined) return undefined;
  return {
    isDone: state === 'done',
    decision: JSON.parse(textOf(item, 'decision') ?? '') as ReplyDecision,
    text: textOf(item, 'written') ?? '',
    receivedAtMs: numberOf(item, 'receivedAtMs') ?? 0,
  };
}
