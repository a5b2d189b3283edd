import type { Ask } from '../domain/ask.ts';
import { queueText } from '../domain/queue-text.ts';
import type { Saying } from '../domain/reply-decision.ts';
import { DINGDONG } from '../domain/source.ts';
import { localDay } from '../domain/spend-day.ts';
import type { Allowance, Outbox } from '../ports/replies.ts';
import type { Clock, Metrics } from '../ports.ts';

export interface Answering {
  readonly allowance: Allowance;
  /** The transactional lane's queue. */
  readonly answers: Outbox;
  /** At most so many a day for one recipient, so that two robots do not talk on and on. */
  readonly answersPerDay: number;
  /** IANA name: whose days these are. */
  readonly timeZone: string;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** Whom an answer is for, and to which reply. */
export interface Answered {
  readonly phone: string;
  readonly key: string;
  readonly recipient?: Ask['recipient'];
}

/** What is said to a reply: to one that acts on nothing, or to a yes or a no to marketing. */
export type Answer = Saying | { readonly kind: 'OptOutConfirmed' | 'OptInConfirmed' };

/** Puts an answer on its way. Put twice, it is told once: its event is named for the reply. */
export function createAnswer(deps: Answering) {
  return async function answer(to: Answered, what: Answer): Promise<void> {
    const nowMs = deps.clock.nowMs();
    // A refusal is confirmed also where the allowance went on what was not understood.
    const times = what.kind === 'OptOutConfirmed' ? 2 : 1;
    const max = times * deps.answersPerDay;
    const day = localDay(deps.timeZone, nowMs);
    if (!(await deps.allowance.take(to.phone, day, to.key, max))) {
      deps.metrics.count('Unanswered', what.kind);
      return;
    }
    await deps.answers.put([queueText(envelopeOf(to, what, nowMs))]);
  };
}

/** As the bus would put it on the lane's queue. */
const envelopeOf = ({ phone, key, recipient }: Answered, what: Answer, nowMs: number) => ({
  version: '0',
  id: key,
  source: DINGDONG,
  'detail-type': what.kind,
  detail: {
    eventId: `reply-${key}`,
    occurredAt: new Date(nowMs).toISOString(),
    recipient: { phone, ...recipient },
    ...fieldsOf(what),
  },
});

function fieldsOf(what: Answer): Readonly<Record<string, unknown>> {
  switch (what.kind) {
    case 'ReplyUnclear':
      return 'codes' in what ? whichOf(what) : {};
    case 'ReplyExpired':
      return what.item === undefined ? {} : { item: what.item };
    case 'ReplyNotAllowed':
      return { item: what.item, maxExtendDays: what.maxExtendDays };
    case 'ReplyHelp':
    case 'OptOutConfirmed':
    case 'OptInConfirmed':
      return {};
    default:
      return what satisfies never;
  }
}

/** No text names more than the first two, and an event bears twenty. */
function whichOf({ codes, meant }: Extract<Saying, { readonly codes: readonly string[] }>) {
  const pending = Math.min(codes.length, 99);
  const some = codes.slice(0, 20);
  if (meant.is === 'yes') return { pending, codes: some };
  return { pending, otherCodes: some, ...(meant.is === 'extend' ? { days: meant.days } : {}) };
}
