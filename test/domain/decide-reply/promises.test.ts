import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../../functions/catalog/index.ts';
import type { Ask } from '../../../functions/domain/ask.ts';
import type { ReplyCommand } from '../../../functions/domain/reply-command.ts';
import type { ReplyDecision } from '../../../functions/domain/reply-decision.ts';
import { decided, MINUTE_MS, plain } from '../../support/an-ask.ts';
import { NOON_MS } from '../../support/an-event.ts';
import { anyReplying, type Replying } from '../../support/any-replying.ts';

const decide = ({ command, asks, marks, profile, inReplyTo, nowMs }: Replying): ReplyDecision =>
  decided(command, { asks, marks, profile }, inReplyTo === undefined ? {} : { inReplyTo }, {
    nowMs,
  });

const actedOn = (decision: ReplyDecision): Ask | undefined =>
  decision.do === 'confirm' || decision.do === 'extend' ? decision.ask : undefined;

const RECEIVED_MS = NOON_MS + 30 * MINUTE_MS;

describe('whatever was asked, and whatever is replied', () => {
  const holds = (property: (each: Replying, decision: ReplyDecision) => void) =>
    fc.assert(
      fc.property(anyReplying, (each) => property(each, decide(each))),
      { numRuns: 2_000 },
    );

  it('acts on nothing but an ask as it was put', () => {
    holds(({ asks }, decision) => {
      const ask = actedOn(decision);
      if (ask !== undefined) expect(asks.map(plain)).toContainEqual(ask);
    });
  });

  it('acts on none that is over, void, another’s, answered by another reply, or newer', () => {
    holds(({ asks, marks, profile, nowMs }, decision) => {
      const ask = actedOn(decision);
      if (ask === undefined) return;
      const found = asks.find(({ id }) => id === ask.id);
      expect(found?.answered?.by).not.toBe('reply-0');
      expect(ask.untilMs).toBeGreaterThanOrEqual(nowMs);
      expect(ask.askedAtMs).toBeLessThanOrEqual(RECEIVED_MS + 2_000);
      expect(ask.occurredAtMs).toBeGreaterThan(profile.reassignedAtMs ?? 0);
      for (const { name, supersedes } of ENTRIES) {
        if (!supersedes.includes(ask.kind)) continue;
        const markedMs = marks[ask.item.id]?.[name] ?? 0;
        expect(markedMs).toBeLessThanOrEqual(ask.occurredAtMs);
      }
    });
  });

  it('acts as it was told, on what was asked', () => {
    holds(({ command }, decision) => {
      if (decision.do === 'confirm') {
        expect([decision.ask.wants.is, decision.answer]).toEqual(['price', command.is]);
      } else if (decision.do === 'extend') {
        expect(command).toMatchObject({ is: 'extend', days: decision.days });
        const { wants } = decision.ask;
        expect(wants.is === 'days' && decision.days <= wants.maxDays).toBe(true);
      }
    });
  });

  it('acts on the item that was named, unless it has answered before', () => {
    holds(({ command, asks }, decision) => {
      const ask = actedOn(decision);
      if (ask === undefined || !('code' in command)) return;
      const isOwn = asks.find(({ id }) => id === ask.id)?.answered?.by === 'reply-1';
      expect(isOwn || ask.item.code === command.code).toBe(true);
    });
  });

  it('guesses nothing: of two that are open none is acted on, unless one is named', () => {
    holds(({ command, asks, marks, profile, nowMs }) => {
      // Their own reply has answered none of them.
      const fresh = asks.map((ask) => plain(ask));
      const bare = { command: withoutCode(command), asks: fresh, marks, profile, nowMs };
      const ask = actedOn(decide({ ...bare, inReplyTo: undefined }));
      if (ask === undefined) return;
      for (const other of fresh.filter(({ id }) => id !== ask.id)) {
        // Were another open as well, naming its item would act on it.
        if (other.item.id === ask.item.id || other.wants.is !== ask.wants.is) continue;
        const named = { ...bare, command: { ...bare.command, code: other.item.code } };
        const decision = decide({ ...(named as typeof bare), inReplyTo: undefined });
        expect(actedOn(decision)).toBeUndefined();
      }
    });
  });

  it('is decided alike in whatever order the asks are read', () => {
    holds((each, decision) => {
      expect(decide({ ...each, asks: each.asks.toReversed() })).toEqual(decision);
    });
  });

  it('opts nobody out whose no names an item, or who says yes', () => {
    holds(({ command }, decision) => {
      if (decision.do !== 'opt-out') return;
      expect(command.is === 'opt-out' || (command.is === 'no' && !('code' in command))).toBe(true);
    });
  });

  it('acts again in the same way once the ask is its own, or on nothing', () => {
    holds((each, decision) => {
      const ask = actedOn(decision);
      if (ask === undefined) return;
      const as = decision.do === 'extend' ? decision.days : ('yes' as const);
      const answered = { by: 'reply-1', as };
      const asks = each.asks.map((one) => (one.id === ask.id ? { ...one, answered } : one));
      expect(decide({ ...each, asks })).toEqual(decision);
    });
  });
});

function withoutCode(command: ReplyCommand): ReplyCommand {
  if (command.is === 'extend') return { is: 'extend', days: command.days };
  return { is: command.is } as ReplyCommand;
}
