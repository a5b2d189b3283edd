import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import {
  aHistory,
  aLease,
  aLetter,
  anEvent,
  anInvocation,
  aPublish,
  aReply,
  aWish,
  PHONE,
  SECOND_MS,
} from '../a-history.ts';
import { aKeptHistory } from '../a-kept-history.ts';
import { LINES_MAX, narrate } from './narrate.ts';

const SALE = anEvent();

describe('a trace', () => {
  const trace = narrate(
    aHistory({
      events: [SALE, anEvent({ eventId: 'evt-2', phone: '+8613900139000' })],
      invocations: [anInvocation(SALE, { faults: ['lost answer'], endedAtMs: undefined })],
      publishes: [aPublish(SALE, { heard: undefined, settledAtMs: undefined, aheadMs: -400 })],
      letters: [aLetter(SALE, 'receives', { redrivenAtMs: NOON_MS + 9 * SECOND_MS })],
      leases: [aLease(NOON_MS + SECOND_MS)],
      wishes: [aWish()],
      replies: [aReply({ is: 'opt-out' }, { text: '退订', takenAtMs: undefined })],
    }),
    { what: 'told twice', atMs: NOON_MS, phone: PHONE, eventIds: ['evt-1'] },
  );

  it('says what happened, in the order of time, by the clock of the stage', () => {
    expect(trace).toEqual([
      '2026-11-23 11:00:00.000  consent was stored for …8000, said 0 s before.',
      '2026-11-23 12:00:00.000  ItemSold evt-1, about item-3287 was put; it came once in all.',
      '2026-11-23 12:00:01.000  evt-1 came to worker 1 (faults: lost answer), and was never brought to an end.',
      '2026-11-23 12:00:01.000  Worker 1 (clock 400 ms behind) began ItemSold of evt-1 in its slot.',
      '2026-11-23 12:00:01.000  Worker 1 (transactional) was given a slot, 0 ms ahead of its clock.',
      '2026-11-23 12:00:01.010  Worker 1 had evt-1 claimed.',
      '2026-11-23 12:00:01.020  Worker 1 handed evt-1 to the carrier, and never heard of it.',
      '2026-11-23 12:00:01.500  The carrier took ItemSold of evt-1 from worker 1.',
      '2026-11-23 12:00:05.000  evt-1 became a letter of transactional: receives.',
      '2026-11-23 12:00:09.000  An operator put that letter of evt-1 back.',
      '2026-11-23 13:00:00.000  …8000 wrote “退订” (reply-1), meaning opt-out.',
    ]);
  });

  it('names no phone in full', () => {
    const kept = aKeptHistory();
    for (const { eventId, phone, atMs } of kept.events) {
      const lines = narrate(kept, { what: '', atMs, phone, eventIds: [eventId] });
      expect(lines.join('\n')).not.toMatch(/\d{8}/);
    }
  });
});

describe('a trace of nobody', () => {
  it('is of the slots that were given out around it', () => {
    const leases = [aLease(NOON_MS), aLease(NOON_MS + 4 * SECOND_MS)];
    expect(narrate(aHistory({ leases }), { what: 'overlap', atMs: NOON_MS })).toEqual([
      '2026-11-23 12:00:00.000  Worker 1 (transactional) was given a slot, 0 ms ahead of its clock.',
    ]);
  });
});

describe('a trace that is long', () => {
  const wishes = Array.from({ length: 100 }, (_, i) => aWish({ atMs: NOON_MS + i * SECOND_MS }));

  it('has what is nearest to the breach, where that is of its phone alone', () => {
    const atMs = NOON_MS + 50 * SECOND_MS;
    const trace = narrate(aHistory({ wishes }), { what: '', atMs, phone: PHONE });
    expect(trace).toHaveLength(LINES_MAX);
    expect(trace[0]).toContain('12:00:20.000');
  });

  it('leaves out the middle of its events', () => {
    const invocations = Array.from({ length: 50 }, (_, i) =>
      anInvocation(SALE, { startedAtMs: NOON_MS + i, endedAtMs: NOON_MS + SECOND_MS + i }),
    );
    const history = aHistory({ events: [SALE], invocations, wishes });
    const trace = narrate(history, { what: '', atMs: NOON_MS, eventIds: ['evt-1'] });
    expect(trace.length).toBeLessThanOrEqual(LINES_MAX);
    expect(trace[29]).toBe('… 43 lines are left out …');
    expect(trace.at(-1)).toContain('12:00:01.049');
  });
});
