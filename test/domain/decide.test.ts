import { describe, expect, it } from 'vitest';
import { decide } from '../../functions/domain/decide.ts';
import { aReader, aVoice } from '../support/a-voice.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';

const circumstances = {
  isSettled: false,
  voice: aVoice(),
  reader: aReader(),
  nowMs: NOON_MS,
};

const DEADLINE = '2026-11-23T18:00:00+08:00';

describe('the rule book, in its order', () => {
  it('tells news that is fresh', () => {
    const decision = decide(aNotification('ItemSold'), circumstances);
    expect(decision).toMatchObject({ do: 'send', parts: { parts: 1 } });
  });

  it('tells until the very deadline, and not a moment longer', () => {
    const notification = aNotification('ItemSold', { deadline: DEADLINE });
    const at = (nowMs: number) => decide(notification, { ...circumstances, nowMs }).do;
    expect(at(Date.parse(DEADLINE))).toBe('send');
    expect(at(Date.parse(DEADLINE) + 1)).toBe('suppress');
  });

  it('suppresses what came too late, even a repeat of it', () => {
    const late = { ...circumstances, nowMs: NOON_MS + 4 * 86_400_000 };
    const expected = { do: 'suppress', reason: 'expired' };
    expect(decide(aNotification('ItemSold'), late)).toEqual(expected);
    expect(decide(aNotification('ItemSold'), { ...late, isSettled: true })).toEqual(expected);
  });

  it('forgets what this worker has settled', () => {
    const settled = { ...circumstances, isSettled: true };
    expect(decide(aNotification('ItemSold'), settled)).toEqual({
      do: 'forget',
      reason: 'duplicate',
    });
  });
});
