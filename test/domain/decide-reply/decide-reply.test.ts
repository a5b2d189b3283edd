import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../functions/domain/profile.ts';
import type { ReplyCommand } from '../../../functions/domain/reply-command.ts';
import type { ReplyDecision } from '../../../functions/domain/reply-decision.ts';
import { anAsk, decided } from '../../support/an-ask.ts';
import { NOON_MS } from '../../support/an-event.ts';

const A = anAsk();

describe('a reply', () => {
  it.each<[ReplyCommand, ReplyDecision]>([
    [{ is: 'help' }, { do: 'say', saying: { kind: 'ReplyHelp' } }],
    [{ is: 'unknown' }, { do: 'say', saying: { kind: 'ReplyUnclear' } }],
    [{ is: 'status' }, { do: 'report' }],
    [
      { is: 'status', code: '3287' },
      { do: 'report', item: { id: 'item-3287', code: '3287' } },
    ],
    [
      { is: 'status', code: '9999' },
      { do: 'report', item: { code: '9999' } },
    ],
    [
      { is: 'opt-out', code: '3287' },
      { do: 'opt-out', confirms: true },
    ],
    [{ is: 'opt-in' }, { do: 'opt-in', confirms: true }],
  ])('%j', (command, decision) => {
    expect(decided(command, { asks: [A] })).toEqual(decision);
  });

  it.each<[Partial<Profile>, optOut: boolean, optIn: boolean]>([
    [{}, true, true],
    [{ givenAtMs: NOON_MS }, true, false],
    [{ refusedAtMs: NOON_MS }, false, true],
    [{ refusedAtMs: NOON_MS, reassignedAtMs: NOON_MS + 1 }, true, true],
  ])('that opts out or in is confirmed once: %j', (profile, optOut, optIn) => {
    expect(decided({ is: 'opt-out' }, { profile })).toEqual({ do: 'opt-out', confirms: optOut });
    expect(decided({ is: 'opt-in' }, { profile })).toEqual({ do: 'opt-in', confirms: optIn });
  });

  it('names an item as its newest ask does, be it over', () => {
    const newer = anAsk({ asked: 10, until: 20, item: { id: 'item-new', code: '3287' } });
    const item = { id: 'item-new', code: '3287' };
    const decision = decided({ is: 'status', code: '3287' }, { asks: [A, newer] });
    expect(decision).toEqual({ do: 'report', item });
  });
});
