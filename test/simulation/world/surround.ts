import type { Announcer } from '../../../functions/ports/announcer.ts';
import type { Timer } from '../../../functions/ports/pace.ts';
import type { Clock, Log, Metrics, Tokens } from '../../../functions/ports.ts';
import type { Surroundings } from './surroundings.ts';
import { call, freeze, SPANS, strike, type Worker } from './worker.ts';

/** What every function has, whatever it is for. */
interface Surround {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly announcer: Announcer;
}

export function surroundOf(around: Surroundings, worker: Worker): Surround {
  const { time, recorder } = around;
  const { random } = around.faults;
  const clock = { nowMs: () => time.nowMs() + worker.aheadMs };
  return {
    clock,
    timer: {
      async until(atMs) {
        const waitMs = atMs - clock.nowMs();
        if (waitMs > 0) {
          if (strike(around.faults, worker, FREEZES)) freeze(worker, time.nowMs(), random);
          await time.pass(waitMs);
        }
        const frozenMs = worker.frozenUntilMs - time.nowMs();
        if (frozenMs > 0) await time.pass(frozenMs);
        if (worker.isOver) await new Promise(() => {});
      },
    },
    tokens: { next: () => random.whole(TOKENS).toString(16).padStart(8, '0') },
    log: recorder.logOf(worker),
    metrics: { count: () => {}, flush: () => {} },
    announcer: announcerOf(around, worker),
  };
}

const TOKENS = 2 ** 32;

const FREEZES = ['worker frozen'] as const;

function announcerOf(around: Surroundings, worker: Worker): Announcer {
  const { faults, recorder } = around;
  return {
    async announce(announcements) {
      for (const one of announcements) recorder.said(one, worker);
      const fault = strike(faults, worker, ANNOUNCE_FAULTS);
      const trouble = {
        span: SPANS.bus,
        isLost: fault === 'announcement lost',
        isUnanswered: fault === 'answer to an announcement lost',
      };
      await call(around, worker, trouble, () => {
        for (const { type, detail } of announcements) around.putOnBus(type, detail);
      });
    },
  };
}

const ANNOUNCE_FAULTS = ['announcement lost', 'answer to an announcement lost'] as const;
