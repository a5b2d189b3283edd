import { ENTRIES } from '../../functions/catalog/index.ts';
import type { Ask, RememberedAsk } from '../../functions/domain/ask.ts';
import type { Asked } from '../../functions/domain/asked.ts';
import { decideReply, type Reply, type ReplyContext } from '../../functions/domain/decide-reply.ts';
import { type ItemMark, NO_MARK, supersedersOf } from '../../functions/domain/item-mark.ts';
import { NEW_PROFILE, type Profile } from '../../functions/domain/profile.ts';
import type { ReplyCommand } from '../../functions/domain/reply-command.ts';
import { NOON_MS } from './an-event.ts';

export const MINUTE_MS = 60_000;

const minutes = (count: number): number => NOON_MS + count * MINUTE_MS;

type Change = Partial<Omit<RememberedAsk, 'askedAtMs' | 'occurredAtMs' | 'untilMs'>> & {
  /** Of its item, whose id goes by it. */
  readonly code?: string;
  /** In minutes from noon: 0 by default, and an hour. */
  readonly asked?: number;
  readonly until?: number;
};

/** Whether a price is right, put at noon for an hour, of which its text is named by the code. */
export function anAsk(change: Change = {}): RememberedAsk {
  const { code = '3287', asked = 0, until = 60, ...others } = change;
  return {
    ...{ id: `ask-${code}-${asked}`, kind: 'PriceProposed' },
    wants: { is: 'price', proposedPriceFen: 1_400_000 },
    ...{ occurredAtMs: minutes(asked), askedAtMs: minutes(asked), untilMs: minutes(until) },
    recipient: { userId: 'u-1', role: 'seller' },
    item: { id: `item-${code}`, code, version: 3 },
    messageId: `sms-${code}-${asked}`,
    ...others,
  };
}

/** By how many days a consignment is to be extended: 30 at most. */
export const aReminder = (change: Change = {}): RememberedAsk =>
  anAsk({
    ...{
      id: `reminder-${change.code ?? '3287'}-${change.asked ?? 0}`,
      kind: 'ConsignmentExpiring',
    },
    wants: { is: 'days', maxDays: 30 },
    messageId: `sms-reminder-${change.code ?? '3287'}-${change.asked ?? 0}`,
    ...change,
  });

/** As it is passed on: without what became of it. */
export function plain({
  messageId: _,
  answered: __,
  firstAskedAtMs: ___,
  ...ask
}: RememberedAsk): Ask {
  return ask;
}

interface State {
  readonly asks?: readonly RememberedAsk[];
  readonly marks?: Readonly<Record<string, ItemMark>>;
  readonly profile?: Partial<Profile>;
}

const anAsked = ({ asks = [], marks = {}, profile = {} }: State = {}): Asked => ({
  asks,
  markOf: (itemId) => marks[itemId] ?? NO_MARK,
  profile: { ...NEW_PROFILE, ...profile },
});

/** Written half an hour past noon. */
const aReply = (change: Partial<Reply> = {}): Reply => ({
  ...{ key: 'reply-1', receivedAtMs: minutes(30) },
  ...change,
});

/** Looked at half an hour past noon. */
const aContext = (change: Partial<ReplyContext> = {}): ReplyContext => ({
  supersedersOf: (kind) => supersedersOf(kind, ENTRIES),
  clockSkewMs: 2_000,
  nowMs: minutes(30),
  ...change,
});

export const decided = (
  command: ReplyCommand,
  state: State,
  reply: Partial<Reply> = {},
  context: Partial<ReplyContext> = {},
) => decideReply(command, aReply(reply), anAsked(state), aContext(context));

export const yes = (code?: string): ReplyCommand => ({ is: 'yes', ...withCode(code) });
export const no = (code?: string): ReplyCommand => ({ is: 'no', ...withCode(code) });
export const extend = (days: number, code?: string): ReplyCommand => ({
  ...{ is: 'extend', days },
  ...withCode(code),
});

const withCode = (code: string | undefined) => (code === undefined ? {} : { code });
