import { tableOperating } from '../../../functions/adapters/controls/table-operating.ts';
import type { Mode } from '../../../functions/domain/mode.ts';
import type { Random } from '../../support/a-random.ts';
import type { createBus } from './bus.ts';
import type { Surroundings } from './surroundings.ts';

interface OperatorOptions {
  readonly bus: ReturnType<typeof createBus>;
  readonly startMs: number;
  readonly calmFromMs: number;
}

/** Sets modes, sets lanes going again, puts letters back, replays the archive. */
export function createOperator(around: Surroundings, options: OperatorOptions) {
  const { time, faults, tables, queues } = around;
  const { random } = faults;
  const operating = tableOperating(tables.controls);

  async function set(mode: Mode): Promise<void> {
    const seen = await operating.look();
    await operating.setMode(mode, undefined, seen.mode, time.nowMs());
  }

  function holdBack(): void {
    const mode = MODES[random.whole(MODES.length)] ?? 'normal';
    faults.struck('mode set');
    void set(mode);
    time.at(time.nowMs() + 600_000 + random.whole(3_000_000), () => void set('normal'));
  }

  function putBackLetters(): void {
    for (const one of queues.kept) {
      const { letter } = one;
      if (letter.redrivenAtMs !== undefined || letter.reason.startsWith('invalid')) continue;
      if (faults.strikes('letter put back')) queues.redrive(one);
    }
  }

  /** As somebody on call: a halted lane is set going some minutes after it stood still. */
  async function look(): Promise<void> {
    const { halted, mode } = await operating.look();
    if (Object.keys(halted).length > 0 && mode === 'normal') await set('normal');
  }

  function every(ms: number, act: () => void): void {
    const step = (): void => {
      if (time.nowMs() >= options.calmFromMs) return;
      act();
      time.at(time.nowMs() + ms, step);
    };
    time.at(options.startMs + ms, step);
  }

  return {
    begin(): void {
      every(600_000, () => void look());
      every(6 * HOUR_MS, putBackLetters);
      if (faults.isNever()) return;
      every(12 * HOUR_MS, () => {
        const atMs = time.nowMs() + random.whole(10 * HOUR_MS);
        if (random.happens(0.5)) time.at(atMs, holdBack);
        // Now and then hours of the day before, of which some is news still.
        const isFar = random.happens(0.4);
        const backMs = random.whole((isFar ? 38 : 8) * HOUR_MS);
        const lengthMs = isFar ? 8 * HOUR_MS : HOUR_MS / 2;
        time.at(atMs, () =>
          options.bus.replay(time.nowMs() - backMs - lengthMs, time.nowMs() - backMs),
        );
      });
    },
    /** Once nothing goes wrong any more. */
    async tidy(): Promise<void> {
      await set('normal');
      for (const one of [...queues.kept]) {
        const { letter } = one;
        if (letter.redrivenAtMs === undefined && !letter.reason.startsWith('invalid')) {
          queues.redrive(one);
        }
      }
    },
  };
}

const HOUR_MS = 3_600_000;

const MODES: readonly Mode[] = ['conserve', 'pause-marketing', 'stop'];

/** From some minutes to half an hour, every other day or so. */
export function outagesIn(
  random: Random,
  startMs: number,
  days: number,
  intensity: number,
): readonly (readonly [fromMs: number, toMs: number])[] {
  const count = intensity === 0 ? 0 : Math.ceil(days / 2);
  return Array.from({ length: count }, () => {
    const fromMs = startMs + random.whole(days * 24) * HOUR_MS + random.whole(HOUR_MS);
    return [fromMs, fromMs + 120_000 + random.whole(1_500_000)] as const;
  });
}
